/* Receives one stream, compares every byte with the place where it should be, says how many. */
#include "common.h"
#include "pattern.h"

int main(int count, char **arguments) {
    static unsigned char buffer[SIZE];
    struct address a;
    uint64_t all = 0;
    make_pattern();
    int listener = serve(&a, arguments[count - 1], 0);
    int fd = MUST(accept4(listener, NULL, NULL, SOCK_CLOEXEC));
    for (ssize_t got; (got = MUST(recv(fd, buffer, SIZE, 0))) > 0; all += got) {
        if (memcmp(buffer, pattern + all % PERIOD, got) != 0) {
            fprintf(stderr, "other bytes than were sent, after %lu\n", all);
            return 3;
        }
    }
    printf("received %lu\n", all);
    return 0;
}
