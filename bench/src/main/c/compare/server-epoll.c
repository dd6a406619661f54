/* Echo: one thread, epoll, level-triggered. What a program in C would do. */
#include "common.h"
#include <sys/epoll.h>

#define BUFFER 16384
#define EVENTS 1024

/* What a slow reader has not taken yet. */
struct rest {
    char *data;
    size_t size;
};

static struct rest *rests;
static int epoll;

static void end(int fd) {
    free(rests[fd].data);
    rests[fd] = (struct rest){0};
    close(fd);
}

static void want(int fd, uint32_t events) {
    struct epoll_event e = {.events = events, .data.fd = fd};
    MUST(epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &e));
}

static void keep(int fd, const char *data, size_t size) {
    char *copy = malloc(size);
    memcpy(copy, data, size);
    free(rests[fd].data);
    rests[fd] = (struct rest){copy, size};
}

static void readable(int fd) {
    static char buffer[BUFFER];
    ssize_t got = recv(fd, buffer, sizeof buffer, 0);
    if (got <= 0) {
        if (got == 0 || errno != EAGAIN) {
            end(fd);
        }
        return;
    }
    ssize_t sent = send(fd, buffer, got, MSG_NOSIGNAL);
    if (sent < 0) {
        if (errno != EAGAIN) {
            end(fd);
            return;
        }
        sent = 0;
    }
    if (sent < got) { /* reads no more until the rest is sent */
        keep(fd, buffer + sent, got - sent);
        want(fd, EPOLLOUT);
    }
}

static void writable(int fd) {
    struct rest rest = rests[fd];
    ssize_t sent = send(fd, rest.data, rest.size, MSG_NOSIGNAL);
    if (sent < 0) {
        if (errno != EAGAIN) {
            end(fd);
        }
    } else if ((size_t)sent == rest.size) {
        free(rest.data);
        rests[fd] = (struct rest){0};
        want(fd, EPOLLIN);
    } else {
        keep(fd, rest.data + sent, rest.size - sent);
    }
}

int main(int count, char **arguments) {
    struct address a;
    struct epoll_event events[EVENTS];
    int listener = serve(&a, arguments[count - 1], SOCK_NONBLOCK);
    rests = calloc(1 << 20, sizeof *rests);
    epoll = MUST(epoll_create1(0));
    struct epoll_event e = {.events = EPOLLIN, .data.fd = listener};
    MUST(epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &e));
    for (;;) {
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            if (fd == listener) {
                while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
                    no_delay(fd, &a);
                    e = (struct epoll_event){.events = EPOLLIN, .data.fd = fd};
                    MUST(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &e));
                }
            } else if (rests[fd].data) {
                writable(fd);
            } else {
                readable(fd);
            }
        }
    }
}
