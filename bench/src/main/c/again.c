/* again MILLISECONDS: one receive with MSG_DONTWAIT where there is nothing. */
#include <sys/socket.h>

#include "measure.h"

static int pair[2];
static unsigned char out[64], in[64];

static void nothing(void) {
    expect(recv(pair[1], in, sizeof in, MSG_DONTWAIT), -1, "recv");
    expect(errno, EAGAIN, "errno");
}

int main(int count, char **arguments) {
    if (count != 2) {
        return 2;
    }
    MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    measure(nothing, atoi(arguments[1]));
    renew(out, in, sizeof out);
    expect(send(pair[0], out, sizeof out, MSG_NOSIGNAL), sizeof out, "send");
    expect(recv(pair[1], in, sizeof in, 0), sizeof in, "recv");
    check(out, in, sizeof out);
    report();
    return 0;
}
