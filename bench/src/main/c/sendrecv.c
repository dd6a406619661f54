/* sendrecv MILLISECONDS SIZE: one send and the receive of what was sent. */
#include <sys/socket.h>

#include "measure.h"

static int pair[2];
static size_t size;
static unsigned char *out, *in;

static void exchange(void) {
    expect(send(pair[0], out, size, MSG_NOSIGNAL), size, "send");
    expect(recv(pair[1], in, size, 0), size, "recv");
}

int main(int count, char **arguments) {
    if (count != 3) {
        return 2;
    }
    size = atol(arguments[2]);
    out = malloc(size);
    in = malloc(size);
    MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    renew(out, in, size);
    measure(exchange, atoi(arguments[1]));
    check(out, in, size);
    report();
    return 0;
}
