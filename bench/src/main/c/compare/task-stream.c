/* 256 KiB sent to the sink, which compares. */
#include "task.h"
#include "pattern.h"

static int fd;
static uint64_t sent;

static void operate(void) {
    const unsigned char *data = pattern + sent % PERIOD;
    for (ssize_t all = 0, n; all < SIZE; all += n) {
        n = MUST(send(fd, data + all, SIZE - all, MSG_NOSIGNAL));
    }
    sent += SIZE;
}

static uint64_t check(void) { return 20 * (uint64_t)SIZE; }

int main(int count, char **arguments) {
    if (count < 4) {
        return 2;
    }
    make_pattern();
    struct address to = address(arguments[3]);
    fd = MUST(socket(to.to.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    MUST(connect(fd, &to.to.any, to.size));
    run((struct task){NULL, operate, check, 20}, arguments[1], arguments[2]);
    return 0;
}
