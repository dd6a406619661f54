/* How connections end, in the middle of everything, to be opened again at once: so the server gets
 * the same descriptor for another connection while it may still have something to do for the last.
 * What has to come back is known for every way, and is compared. */
#define SOURCES 100 /* addresses to connect from: ports of closed connections rest for a while */

enum way {
    STAYS,
    ENDS,          /* by FIN when the answer is complete */
    HALF_CLOSES,   /* by FIN behind the request: the answer comes, then the end */
    CUTS,          /* by FIN in the middle of the request: so much comes back, then the end */
    RESETS_SEND,   /* by RST in the middle of the request */
    RESETS_ANSWER, /* by RST in the middle of the answer, which is there and not read */
    TURNS_AWAY,    /* by close(2) behind the request: the answer finds nobody */
    WAYS
};

static uint32_t churn; /* requests of a connection's life, on average; 0: it never ends */
static uint64_t left_by[WAYS];

static void finish(int i);

static uint32_t life(int i) {
    uint32_t requests = i < slow ? 2 : churn; /* theirs are long ones */
    return 1 + (mixed(connections + i) >> 20) % (2 * requests - 1);
}

static void linger(int fd, int on) {
    /* Closed by a reset: thousands in TIME_WAIT would be in the way of the next run. */
    struct linger none = {.l_onoff = on, .l_linger = 0};
    MUST(setsockopt(fd, SOL_SOCKET, SO_LINGER, &none, sizeof none));
}

/* A peer far away, with little memory: so the server soon finds no room to send. */
static void make_slow(int fd) {
    int room = 32768, segment = 1400;
    MUST(setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room));
    MUST(setsockopt(fd, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment));
}

/* Connects, and does not wait for that: sending does. */
static void open_again(int i) {
    struct connection *c = connections + i;
    struct sockaddr_in from = {.sin_family = AF_INET};
    int one = 1;
    c->fd = MUST(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + c->number % SOURCES);
    MUST(setsockopt(c->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one));
    MUST(bind(c->fd, (struct sockaddr *)&from, sizeof from));
    no_delay(c->fd, &server);
    linger(c->fd, 1);
    if (i < slow) {
        make_slow(c->fd);
    }
    if (connect(c->fd, &server.to.any, server.size) < 0 && errno != EINPROGRESS) {
        fault(strerror(errno), i);
    }
    c->leaving = STAYS;
    c->waits = c->over = 0;
    c->left = life(i);
    watch(i, EPOLL_CTL_ADD);
}

static void leave(int i) {
    struct connection *c = connections + i;
    left_by[(int)c->leaving]++;
    close(c->fd);
    open_again(i);
    finish(i);
}

static void say_the_end(int i) {
    MUST(shutdown(connections[i].fd, SHUT_WR));
    connections[i].over = 1;
}

/* Chooses how the connection ends, if this is its last request. */
static void choose(int i) {
    struct connection *c = connections + i;
    if (!churn || --c->left > 0) {
        return;
    }
    uint64_t random = mixed(c) >> 8;
    c->leaving = 1 + random % (WAYS - 1);
    if ((c->leaving == CUTS || c->leaving == RESETS_SEND) && c->size > 1) {
        c->size = 1 + (random >> 8) % (c->size - 1);
    }
}

/* All of the request, or as much as was meant, has left. */
static void has_sent(int i) {
    switch (connections[i].leaving) {
    case HALF_CLOSES:
    case CUTS: say_the_end(i); break;
    case TURNS_AWAY: linger(connections[i].fd, 0); leave(i); break;
    case RESETS_SEND: leave(i); break;
    }
}

/* How many bytes of the answer it reads: one that resets leaves the rest. */
static uint32_t reads(const struct connection *c) {
    return c->leaving == RESETS_ANSWER ? c->size / 2 : c->size;
}

/* All that it reads of the answer is there. */
static void has_read(int i) {
    switch (connections[i].leaving) {
    case ENDS: say_the_end(i); break;
    case HALF_CLOSES:
    case CUTS: break; /* the end has to come */
    case RESETS_ANSWER: leave(i); break;
    default: finish(i);
    }
}

/* The server has closed. */
static void has_ended(int i) {
    struct connection *c = connections + i;
    if (!c->over || c->got < c->size) {
        fault("the server closed it", i);
    }
    leave(i);
}
