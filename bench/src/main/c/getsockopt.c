/* getsockopt MILLISECONDS: reads the size of the receive buffer. */
#include <sys/socket.h>

#include "measure.h"

static int pair[2];

static void get(void) {
    int value = 0;
    socklen_t length = sizeof value;
    MUST(getsockopt(pair[0], SOL_SOCKET, SO_RCVBUF, &value, &length));
    expect(value, 2 * 100000, "SO_RCVBUF");
    checked += sizeof value;
}

int main(int count, char **arguments) {
    int asked = 100000;
    if (count != 2) {
        return 2;
    }
    MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    MUST(setsockopt(pair[0], SOL_SOCKET, SO_RCVBUF, &asked, sizeof asked));
    measure(get, atoi(arguments[1]));
    report();
    return 0;
}
