/* A datagram of 64 bytes sent and received on the loopback, by one thread. */
#include "task.h"

#define SIZE 64

static int from, to;
static unsigned char out[SIZE], in[SIZE];

static void renew(void) {
    for (int i = 0; i < SIZE; i++) {
        out[i] = rand();
    }
    memset(in, 0, SIZE);
}

static void operate(void) {
    expect(send(from, out, SIZE, 0) == SIZE, "a part of a datagram");
    expect(recv(to, in, SIZE, 0) == SIZE, "a part of a datagram");
}

static uint64_t check(void) {
    expect(memcmp(out, in, SIZE) == 0, "other bytes arrived than were sent");
    return SIZE;
}

int main(int count, char **arguments) {
    struct sockaddr_in a, b;
    if (count < 3) {
        return 2;
    }
    from = on_loopback(SOCK_DGRAM, &a);
    to = on_loopback(SOCK_DGRAM, &b);
    MUST(connect(from, (struct sockaddr *)&b, sizeof b));
    MUST(connect(to, (struct sockaddr *)&a, sizeof a));
    run((struct task){renew, operate, check, 500}, arguments[1], arguments[2]);
    return 0;
}
