/* pktinfo MILLISECONDS: one send of 64 bytes, and its recvmsg with the interface and the address
 * that it came to. */
#define _GNU_SOURCE
#include "measure.h"
#include "datagrams.h"

static unsigned char out[64], in[64];
static char control[CMSG_SPACE(sizeof(struct in_pktinfo))];

static void exchange(void) {
    struct sockaddr_storage from;
    struct iovec data = {in, sizeof in};
    struct msghdr message = {
        .msg_name = &from,
        .msg_namelen = sizeof from,
        .msg_iov = &data,
        .msg_iovlen = 1,
        .msg_control = control,
        .msg_controllen = sizeof control,
    };
    expect(send(sender, out, sizeof out, MSG_NOSIGNAL), sizeof out, "send");
    expect(recvmsg(receiver, &message, 0), sizeof in, "recvmsg");
    struct cmsghdr *first = CMSG_FIRSTHDR(&message);
    if (first == NULL || first->cmsg_level != IPPROTO_IP || first->cmsg_type != IP_PKTINFO) {
        fprintf(stderr, "no IP_PKTINFO\n");
        exit(1);
    }
    struct in_pktinfo info;
    memcpy(&info, CMSG_DATA(first), sizeof info);
    expect(ntohl(info.ipi_addr.s_addr), INADDR_LOOPBACK, "ipi_addr");
}

int main(int count, char **arguments) {
    int on = 1;
    if (count != 2) {
        return 2;
    }
    open_datagrams();
    MUST(setsockopt(receiver, IPPROTO_IP, IP_PKTINFO, &on, sizeof on));
    renew(out, in, sizeof out);
    measure(exchange, atoi(arguments[1]));
    check(out, in, sizeof out);
    report();
    return 0;
}
