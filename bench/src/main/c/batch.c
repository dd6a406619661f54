/* batch MILLISECONDS: one sendmmsg of 32 datagrams of 64 bytes, and their recvmmsg. */
#define _GNU_SOURCE
#include "measure.h"
#include "datagrams.h"

enum { BATCH = 32, SIZE = 64 };

static unsigned char out[BATCH * SIZE], in[BATCH * SIZE];
static struct iovec out_data[BATCH], in_data[BATCH];
static struct mmsghdr outgoing[BATCH], incoming[BATCH];
static struct sockaddr_storage from[BATCH];

static void exchange(void) {
    for (int i = 0; i < BATCH; i++) {
        incoming[i].msg_hdr.msg_namelen = sizeof from[i];
    }
    expect(sendmmsg(sender, outgoing, BATCH, MSG_NOSIGNAL), BATCH, "sendmmsg");
    expect(recvmmsg(receiver, incoming, BATCH, 0, NULL), BATCH, "recvmmsg");
    for (int i = 0; i < BATCH; i++) {
        expect(incoming[i].msg_len, SIZE, "msg_len");
    }
}

int main(int count, char **arguments) {
    if (count != 2) {
        return 2;
    }
    open_datagrams();
    for (int i = 0; i < BATCH; i++) {
        out_data[i] = (struct iovec){out + i * SIZE, SIZE};
        in_data[i] = (struct iovec){in + i * SIZE, SIZE};
        outgoing[i].msg_hdr = (struct msghdr){.msg_iov = &out_data[i], .msg_iovlen = 1};
        incoming[i].msg_hdr = (struct msghdr){
            .msg_name = &from[i], .msg_iov = &in_data[i], .msg_iovlen = 1};
    }
    renew(out, in, sizeof out);
    measure(exchange, atoi(arguments[1]));
    check(out, in, sizeof out);
    report();
    return 0;
}
