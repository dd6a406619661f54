/* A connection made, accepted with the address of its peer, and closed at both ends, by a reset so
 * that none stays in TIME_WAIT. */
#include "task.h"

static int listener;
static struct sockaddr_in at, peer;

static void operate(void) {
    struct linger reset = {1, 0};
    socklen_t size = sizeof peer;
    int out = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    MUST(setsockopt(out, SOL_SOCKET, SO_LINGER, &reset, sizeof reset));
    MUST(connect(out, (struct sockaddr *)&at, sizeof at));
    int in = MUST(accept4(listener, (struct sockaddr *)&peer, &size, SOCK_CLOEXEC));
    close(in);
    close(out);
}

static uint64_t check(void) {
    struct sockaddr_in own;
    socklen_t size = sizeof own;
    char byte = 0;
    int out = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    MUST(connect(out, (struct sockaddr *)&at, sizeof at));
    MUST(getsockname(out, (struct sockaddr *)&own, &size));
    int in = MUST(accept4(listener, (struct sockaddr *)&peer, &size, SOCK_CLOEXEC));
    expect(own.sin_port == peer.sin_port, "another peer than the one that connected");
    MUST(send(out, "*", 1, 0));
    expect(recv(in, &byte, 1, 0) == 1 && byte == '*', "another byte than was sent");
    close(in);
    close(out);
    return 1;
}

int main(int count, char **arguments) {
    if (count < 3) {
        return 2;
    }
    listener = on_loopback(SOCK_STREAM, &at);
    MUST(listen(listener, 128));
    run((struct task){NULL, operate, check, 500}, arguments[1], arguments[2]);
    return 0;
}
