/* Echo: one thread for each connection, which blocks in recv and send. */
#include "common.h"
#include <pthread.h>

#define BUFFER 16384

static void *echo(void *argument) {
    int fd = (intptr_t)argument;
    char buffer[BUFFER];
    ssize_t got;
    while ((got = recv(fd, buffer, sizeof buffer, 0)) > 0) {
        for (ssize_t sent = 0, n; sent < got; sent += n) {
            n = send(fd, buffer + sent, got - sent, MSG_NOSIGNAL);
            if (n < 0) {
                close(fd);
                return NULL;
            }
        }
    }
    close(fd);
    return NULL;
}

int main(int count, char **arguments) {
    struct address a;
    int listener = serve(&a, arguments[count - 1], 0);
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 65536);
    pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED);
    for (;;) {
        pthread_t thread;
        int fd = MUST(accept4(listener, NULL, NULL, SOCK_CLOEXEC));
        no_delay(fd, &a);
        MUST(-pthread_create(&thread, &small, echo, (void *)(intptr_t)fd));
    }
}
