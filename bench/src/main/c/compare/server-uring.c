/* Echo: one thread, io_uring by liburing: multishot accept and receive, a ring of provided buffers,
 * one send at a time for each connection, which goes back to the ring when it is complete. */
#include "common.h"
#include <liburing.h>

#define BUFFER 16384
#define BUFFERS 4096 /* a power of two */
#define GROUP 1
#define NONE -1

enum { ACCEPT, RECV, SEND, CLOSE };

/* The received buffers that wait to be sent: the first of them is on its way. */
struct connection {
    int first, last;
    char over, hungry, receiving;
};

static struct io_uring ring;
static struct io_uring_buf_ring *group;
static char *memory;
static int next[BUFFERS], length[BUFFERS];
static struct connection *connections;
static int *hungry, hungry_count;

static struct io_uring_sqe *entry(void) {
    struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);
    if (!sqe) {
        MUST(io_uring_submit(&ring));
        sqe = io_uring_get_sqe(&ring);
    }
    return sqe;
}

static void name(struct io_uring_sqe *sqe, int fd, int what) {
    io_uring_sqe_set_data64(sqe, (uint64_t)fd << 8 | what);
}

static void receive(int fd) {
    struct io_uring_sqe *sqe = entry();
    io_uring_prep_recv_multishot(sqe, fd, NULL, 0, 0);
    sqe->flags |= IOSQE_BUFFER_SELECT;
    sqe->buf_group = GROUP;
    name(sqe, fd, RECV);
    connections[fd].receiving = 1;
}

static void send_first(int fd) {
    int b = connections[fd].first;
    struct io_uring_sqe *sqe = entry();
    io_uring_prep_send(sqe, fd, memory + (size_t)b * BUFFER, length[b], MSG_WAITALL | MSG_NOSIGNAL);
    name(sqe, fd, SEND);
}

static void give_back(int b) {
    io_uring_buf_ring_add(group, memory + (size_t)b * BUFFER, BUFFER, b,
                          io_uring_buf_ring_mask(BUFFERS), 0);
    io_uring_buf_ring_advance(group, 1);
}

/* Closed through the ring, when nothing of it is under way. */
static void end_if_done(int fd) {
    struct connection *c = connections + fd;
    if (c->over && !c->receiving && !c->hungry && c->first == NONE) {
        struct io_uring_sqe *sqe = entry();
        io_uring_prep_close(sqe, fd);
        name(sqe, fd, CLOSE);
    }
}

static void on_accept(struct io_uring_cqe *cqe, int listener, struct address *a) {
    if (cqe->res >= 0) {
        no_delay(cqe->res, a);
        connections[cqe->res] = (struct connection){.first = NONE, .last = NONE};
        receive(cqe->res);
    }
    if (!(cqe->flags & IORING_CQE_F_MORE)) {
        struct io_uring_sqe *sqe = entry();
        io_uring_prep_multishot_accept(sqe, listener, NULL, NULL, SOCK_CLOEXEC);
        name(sqe, listener, ACCEPT);
    }
}

static void on_recv(struct io_uring_cqe *cqe, int fd) {
    struct connection *c = connections + fd;
    int more = cqe->flags & IORING_CQE_F_MORE;
    c->receiving = more != 0;
    if (cqe->res > 0) {
        int b = cqe->flags >> IORING_CQE_BUFFER_SHIFT;
        length[b] = cqe->res;
        next[b] = NONE;
        if (c->first == NONE) {
            c->first = c->last = b;
            send_first(fd);
        } else {
            next[c->last] = b;
            c->last = b;
        }
        if (!more) {
            receive(fd);
        }
    } else if (cqe->res == -ENOBUFS) { /* goes on when there are buffers again */
        c->hungry = 1;
        hungry[hungry_count++] = fd;
    } else {
        c->over = 1;
        end_if_done(fd);
    }
}

static void on_send(struct io_uring_cqe *cqe, int fd) {
    struct connection *c = connections + fd;
    int b = c->first;
    if (cqe->res > 0 && cqe->res < length[b]) { /* the rest */
        memmove(memory + (size_t)b * BUFFER, memory + (size_t)b * BUFFER + cqe->res,
                length[b] - cqe->res);
        length[b] -= cqe->res;
        send_first(fd);
        return;
    }
    c->first = next[b];
    give_back(b);
    if (cqe->res < 0) {
        c->over = 1;
        while (c->first != NONE) {
            b = c->first;
            c->first = next[b];
            give_back(b);
        }
        shutdown(fd, SHUT_RDWR);
    }
    if (c->first != NONE) {
        send_first(fd);
    } else {
        end_if_done(fd);
    }
}

int main(int count, char **arguments) {
    struct address a;
    int listener = serve(&a, arguments[count - 1], 0);
    struct io_uring_params p = {
        .flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN |
                 IORING_SETUP_SUBMIT_ALL | IORING_SETUP_CQSIZE,
        .cq_entries = 65536,
    };
    MUST(io_uring_queue_init_params(4096, &ring, &p));
    MUST(io_uring_register_ring_fd(&ring));
    connections = calloc(1 << 20, sizeof *connections);
    hungry = calloc(1 << 20, sizeof *hungry);
    MUST(-posix_memalign((void **)&group, 4096, BUFFERS * sizeof(struct io_uring_buf)));
    MUST(-posix_memalign((void **)&memory, 4096, (size_t)BUFFERS * BUFFER));
    struct io_uring_buf_reg r = {
        .ring_addr = (uintptr_t)group, .ring_entries = BUFFERS, .bgid = GROUP};
    MUST(io_uring_register_buf_ring(&ring, &r, 0));
    io_uring_buf_ring_init(group);
    for (int b = 0; b < BUFFERS; b++) {
        give_back(b);
    }
    struct io_uring_sqe *sqe = entry();
    io_uring_prep_multishot_accept(sqe, listener, NULL, NULL, SOCK_CLOEXEC);
    name(sqe, listener, ACCEPT);
    for (;;) {
        int result = io_uring_submit_and_wait(&ring, 1);
        if (result < 0 && result != -EINTR && result != -EBUSY) {
            errno = -result;
            MUST(-1);
        }
        struct io_uring_cqe *cqe;
        unsigned head, seen = 0;
        io_uring_for_each_cqe(&ring, head, cqe) {
            seen++;
            int fd = cqe->user_data >> 8;
            switch (cqe->user_data & 255) {
            case ACCEPT:
                on_accept(cqe, listener, &a);
                break;
            case RECV:
                on_recv(cqe, fd);
                break;
            case SEND:
                on_send(cqe, fd);
                break;
            }
        }
        io_uring_cq_advance(&ring, seen);
        int again = hungry_count;
        hungry_count = 0;
        for (int i = 0; i < again; i++) {
            connections[hungry[i]].hungry = 0;
            receive(hungry[i]);
        }
    }
}
