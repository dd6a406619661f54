/* Two connected UDP sockets on loopback. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

static int sender, receiver;

static void open_datagrams(void) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sockaddr_in from = at;
    socklen_t length = sizeof at;
    sender = MUST(socket(AF_INET, SOCK_DGRAM, 0));
    receiver = MUST(socket(AF_INET, SOCK_DGRAM, 0));
    MUST(bind(receiver, (struct sockaddr *)&at, sizeof at));
    MUST(bind(sender, (struct sockaddr *)&from, sizeof from));
    MUST(getsockname(receiver, (struct sockaddr *)&at, &length));
    MUST(getsockname(sender, (struct sockaddr *)&from, &length));
    MUST(connect(sender, (struct sockaddr *)&at, sizeof at));
    MUST(connect(receiver, (struct sockaddr *)&from, sizeof from));
}
