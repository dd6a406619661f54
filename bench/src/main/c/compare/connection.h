/* A connection of the load: what it sends, what has come back, and what became of it. */
#define POOL (4 << 20)

struct connection {
    int fd;
    uint32_t number; /* of the request; goes on where the connection is opened again */
    uint32_t size;   /* of the request: of its answer as well */
    uint32_t sent, got;
    char busy, waits; /* for an answer; for room to send */
    char leaving;     /* how it ends with this request: enum way */
    char over;        /* told the server that no more comes */
    uint32_t left;    /* requests until it ends, if it does */
    uint32_t queued;  /* scheduled requests that wait */
    uint64_t due;     /* the oldest scheduled one, or when it was sent; when a slow one reads */
};

static struct connection *connections;
static struct address server;
static unsigned char *pool;
static int count, epoll;
static int slow; /* so many of them, the first, read slowly */
static uint64_t checked; /* bytes that were compared */

static void fault(const char *what, int i) {
    fprintf(stderr, "connection %d, request %u, byte %u of %u: %s\n", i, connections[i].number,
            connections[i].got, connections[i].size, what);
    exit(3);
}

static void fill_pool(uint64_t seed) {
    pool = malloc(POOL);
    for (int i = 0; i < POOL; i += 8) {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        memcpy(pool + i, &seed, 8);
    }
}

/* Different for every request of every connection. */
static uint64_t mixed(const struct connection *c) {
    return ((uint64_t)(c - connections) << 32 | c->number) * 0x9E3779B97F4A7C15ull;
}

/* Other bytes for every request. A connection that is opened again, with the descriptor of the one
 * before, does not begin to count anew: bytes of its past are other bytes. */
static const unsigned char *content(const struct connection *c) {
    return pool + (mixed(c) >> 40) % (POOL - c->size);
}

static void compare(int i, const unsigned char *data, ssize_t n) {
    struct connection *c = connections + i;
    if (!c->busy || n > (ssize_t)c->size - c->got) {
        fault("more bytes than were sent", i);
    }
    if (memcmp(data, content(c) + c->got, n) != 0) {
        fault("other bytes than were sent", i);
    }
    c->got += n;
    checked += n;
}

/* A slow reader is watched only for room to send: it reads when its time has come. */
static void watch(int i, int how) {
    struct connection *c = connections + i;
    struct epoll_event e = {.data.u32 = i};
    e.events = (i < slow ? 0 : EPOLLIN) | (c->waits ? EPOLLOUT : 0);
    if (i < slow) {
        if (how == EPOLL_CTL_ADD) {
            return;
        }
        how = c->waits ? EPOLL_CTL_ADD : EPOLL_CTL_DEL;
    }
    MUST(epoll_ctl(epoll, how, c->fd, &e));
}
