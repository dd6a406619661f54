/* What the programs of bench/compare share: addresses, failures, the clock. */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define MUST(call) must((call), #call)

static inline long must(long result, const char *what) {
    if (result < 0) {
        perror(what);
        exit(1);
    }
    return result;
}

static inline uint64_t nanos(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1000000000ull + t.tv_nsec;
}

struct address {
    union {
        struct sockaddr any;
        struct sockaddr_in in;
        struct sockaddr_un un;
    } to;
    socklen_t size;
};

/* `tcp:PORT` on 127.0.0.1 or `unix:PATH`. */
static inline struct address address(const char *text) {
    struct address a;
    memset(&a, 0, sizeof a);
    if (strncmp(text, "tcp:", 4) == 0) {
        a.to.in.sin_family = AF_INET;
        a.to.in.sin_port = htons(atoi(text + 4));
        a.to.in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        a.size = sizeof a.to.in;
    } else if (strncmp(text, "unix:", 5) == 0 && strlen(text + 5) < sizeof a.to.un.sun_path) {
        a.to.un.sun_family = AF_UNIX;
        strcpy(a.to.un.sun_path, text + 5);
        a.size = sizeof a.to.un;
    } else {
        fprintf(stderr, "%s: neither tcp:PORT nor unix:PATH\n", text);
        exit(2);
    }
    return a;
}

/* Requests are small and wait for their answer: nobody waits to fill a segment. */
static inline void no_delay(int fd, const struct address *a) {
    int one = 1;
    if (a->to.any.sa_family == AF_INET) {
        MUST(setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one));
    }
}

/* Listens, and tells bench/compare where. */
static inline int serve(struct address *a, const char *text, int flags) {
    signal(SIGPIPE, SIG_IGN);
    *a = address(text);
    int fd = MUST(socket(a->to.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | flags, 0));
    MUST(bind(fd, &a->to.any, a->size));
    MUST(listen(fd, 4096));
    if (a->to.any.sa_family == AF_INET) {
        socklen_t size = sizeof a->to.in;
        MUST(getsockname(fd, &a->to.any, &size));
        printf("ready tcp:%d\n", ntohs(a->to.in.sin_port));
    } else {
        printf("ready %s\n", text);
    }
    fflush(stdout);
    return fd;
}
