/* The least client: socket, connect, send, receive, close. */
#include "common.h"

int main(int count, char **arguments) {
    static const char out[] = "bom dia, servidor";
    char in[sizeof out] = "";
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(arguments[count - 1]))};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    MUST(connect(fd, (struct sockaddr *)&to, sizeof to));
    MUST(send(fd, out, strlen(out), 0));
    MUST(recv(fd, in, sizeof in, 0));
    close(fd);
    return strcmp(in, out) != 0;
}
