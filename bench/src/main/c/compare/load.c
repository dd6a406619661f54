/* The load on an echo server: many connections, one request at a time on each, every byte that
 * comes back compared with what was sent. One line of JSON tells what it took.
 *
 * Closed loop: the next request of a connection leaves when its answer is complete. With --rate,
 * requests leave by a schedule, round the connections; where the connection is still busy they
 * wait, and their time counts from the schedule, so nothing is omitted where the server is slow.
 *
 * With --churn N connections end after N requests, on average, in one of several ways, good and
 * bad, and are opened again (leaving.h). With --slow N so many of them are slow readers: their
 * requests have --burst bytes, and they take the answer in small pieces, now and then.
 *
 * The load stops between warm-up and measurement until all answers are there, so the processor
 * time of the server, which is read in these pauses, is that of exactly so many requests. */
#include "common.h"
#include "cputime.h"
#include "histogram.h"
#include <getopt.h>
#include <sys/epoll.h>
#include "connection.h"
#include "leaving.h"

#define EVENTS 512
#define SILENCE 20 /* seconds without any answer */
#define PIECE 4096  /* bytes that a slow reader takes */
#define NAP 2000000 /* ns between two of them */

static int size, burst = 512 << 10;
static uint64_t started, completed, target; /* requests of this phase */
static uint64_t period;                     /* ns between two requests on one connection */
static int measuring;

static void push(int i) {
    struct connection *c = connections + i;
    const unsigned char *data = content(c);
    while (c->sent < c->size) {
        ssize_t n = send(c->fd, data + c->sent, c->size - c->sent, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (n < 0) {
            if (errno != EAGAIN) {
                fault(strerror(errno), i);
            }
            if (!c->waits) {
                c->waits = 1;
                watch(i, EPOLL_CTL_MOD);
            }
            return;
        }
        c->sent += n;
    }
    if (c->waits) {
        c->waits = 0;
        watch(i, EPOLL_CTL_MOD);
    }
    has_sent(i);
}

static void begin(int i, uint64_t due) {
    struct connection *c = connections + i;
    c->number++;
    c->size = i < slow ? burst : size;
    c->sent = c->got = 0;
    c->busy = 1;
    c->due = due;
    choose(i);
    push(i);
}

static void finish(int i) {
    struct connection *c = connections + i;
    uint64_t now = nanos(CLOCK_MONOTONIC);
    c->busy = 0;
    completed++;
    if (measuring && i >= slow) {
        record(now - c->due);
    }
    if (period) {
        if (c->queued) {
            c->queued--;
            begin(i, c->due + period);
        }
    } else if (started < target) {
        started++;
        begin(i, nanos(CLOCK_MONOTONIC));
    }
}

static void pull(int i, int flags) {
    static unsigned char buffer[1 << 18];
    struct connection *c = connections + i;
    size_t most = i < slow ? PIECE : sizeof buffer;
    if (c->leaving == RESETS_ANSWER && c->got + most > reads(c)) {
        most = reads(c) - c->got;
    }
    ssize_t n = most ? recv(c->fd, buffer, most, flags) : 0;
    if (n < 0) {
        if (errno != EAGAIN) {
            fault(strerror(errno), i);
        }
        return;
    }
    if (n == 0 && most) {
        has_ended(i);
        return;
    }
    compare(i, buffer, n);
    if (c->got == reads(c)) {
        has_read(i);
    }
}

/* Those slow readers whose time has come take a piece. */
static void read_slowly(void) {
    uint64_t now = nanos(CLOCK_MONOTONIC);
    for (int i = 0; i < slow; i++) {
        if (connections[i].busy && connections[i].due <= now) {
            connections[i].due = now + NAP;
            pull(i, MSG_DONTWAIT);
        }
    }
}

static void turn(int timeout) {
    static uint64_t heard;
    struct epoll_event events[EVENTS];
    uint64_t before = checked;
    int ready = epoll_wait(epoll, events, EVENTS, slow && timeout ? 1 : timeout);
    for (int e = 0; e < ready; e++) {
        int i = events[e].data.u32;
        if (events[e].events & EPOLLOUT) {
            push(i);
        }
        if (events[e].events & ~EPOLLOUT) {
            pull(i, MSG_DONTWAIT);
        }
    }
    if (slow) {
        read_slowly();
    }
    if (ready > 0 || checked != before || heard == 0) {
        heard = nanos(CLOCK_MONOTONIC);
    } else if (timeout && nanos(CLOCK_MONOTONIC) - heard > SILENCE * 1000000000ull) {
        fprintf(stderr, "no answer for %d s: %lu of %lu requests\n", SILENCE, completed, target);
        exit(3);
    }
}

/* One request on one connection, blocking. */
static void ask(int i) {
    struct connection *c = connections + i;
    c->number++;
    c->size = size;
    c->got = 0;
    c->busy = 1;
    c->due = nanos(CLOCK_MONOTONIC);
    for (c->sent = 0; c->sent < c->size;) {
        ssize_t n = send(c->fd, content(c) + c->sent, c->size - c->sent, MSG_NOSIGNAL);
        if (n < 0) {
            fault(strerror(errno), i);
        }
        c->sent += n;
    }
    while (c->busy) {
        pull(i, 0);
    }
}

static void run(uint64_t requests, uint64_t rate) {
    started = completed = 0;
    target = requests;
    if (count == 1 && !rate && !churn && !slow && size <= 16384) { /* ping-pong */
        for (started = target; completed < target;) {
            ask(0);
        }
        return;
    }
    if (!rate) {
        period = 0;
        uint64_t now = nanos(CLOCK_MONOTONIC);
        for (int i = 0; i < count && started < target; i++) {
            started++;
            begin(i, now);
        }
        while (completed < target) {
            turn(1000);
        }
        return;
    }
    /* By schedule: this thread never sleeps, so the schedule is exact. */
    uint64_t first = nanos(CLOCK_MONOTONIC), heard = first;
    period = 1000000000ull * count / rate;
    while (completed < target) {
        uint64_t now = nanos(CLOCK_MONOTONIC), before = completed;
        for (uint64_t due; started < target && (due = first + started * 1000000000ull / rate) <= now;
             started++) {
            int i = started % count;
            if (connections[i].busy) {
                connections[i].queued++;
            } else {
                begin(i, due);
            }
        }
        turn(0);
        if (completed != before) {
            heard = now;
        } else if (now - heard > SILENCE * 1000000000ull) {
            fprintf(stderr, "no answer for %d s\n", SILENCE);
            exit(3);
        }
    }
}

/* Now and then one request, so that no queue of connections overflows. */
static void connect_more(int more) {
    for (int end = count + more; count < end; count++) {
        struct connection *c = connections + count;
        c->fd = MUST(socket(server.to.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (count < slow) {
            make_slow(c->fd);
        }
        MUST(connect(c->fd, &server.to.any, server.size));
        no_delay(c->fd, &server);
        linger(c->fd, 1);
        watch(count, EPOLL_CTL_ADD);
        ask(count);
        if (churn) {
            c->left = life(count);
        }
    }
}

/* Connects as many as each line says, until there are no more lines. */
static void stay_idle(void) {
    char line[32];
    while (fgets(line, sizeof line, stdin)) {
        connect_more(atoi(line));
        printf("connected %d\n", count);
        fflush(stdout);
    }
}

static double microseconds(struct cpu_time a, struct cpu_time b, uint64_t requests, int what) {
    uint64_t spent = what == 0   ? (b.all - a.all) - (b.compiler - a.compiler)
                     : what == 1 ? b.compiler - a.compiler
                                 : b.collector - a.collector;
    return spent / 1000.0 / requests;
}

int main(int argc, char **argv) {
    static const struct option options[] = {
        {"connections", 1, 0, 'c'}, {"size", 1, 0, 's'},     {"warm-up", 1, 0, 'w'},
        {"requests", 1, 0, 'n'},    {"rate", 1, 0, 'r'},     {"pid", 1, 0, 'p'},
        {"address", 1, 0, 'a'},     {"seconds", 1, 0, 't'},  {"idle", 0, 0, 'i'},
        {"seed", 1, 0, 'x'},        {"pause", 0, 0, 'y'},    {"churn", 1, 0, 'h'},
        {"slow", 1, 0, 'l'},        {"burst", 1, 0, 'b'},    {0, 0, 0, 0}};
    int wanted = 1, pid = getpid(), idle = 0, pauses = 0;
    uint64_t warm_up = 0, requests = 1, rate = 0, seed = 88172645463325252ull;
    const char *to = "";
    size = 64;
    for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (o) {
        case 'c': wanted = atoi(optarg); break;
        case 's': size = atoi(optarg); break;
        case 'w': warm_up = strtoull(optarg, NULL, 10); break;
        case 'n': requests = strtoull(optarg, NULL, 10); break;
        case 'r': rate = strtoull(optarg, NULL, 10); break;
        case 'p': pid = atoi(optarg); break;
        case 'a': to = optarg; break;
        case 't': alarm(atoi(optarg)); break;
        case 'i': idle = 1; break;
        case 'y': pauses = 1; break;
        case 'h': churn = atoi(optarg); break;
        case 'l': slow = atoi(optarg); break;
        case 'b': burst = atoi(optarg); break;
        case 'x': seed = strtoull(optarg, NULL, 10) | 1; break;
        default: return 2;
        }
    }
    if (size < 1 || size > POOL / 2 || burst < 1 || burst > POOL / 2 || wanted < 0) {
        fprintf(stderr, "a size of 1 to %d bytes\n", POOL / 2);
        return 2;
    }
    server = address(to);
    if (slow < 0 || slow > wanted || churn > 1 << 20 ||
        ((slow || churn) && (rate || server.to.any.sa_family != AF_INET))) {
        fprintf(stderr, "slow readers are some of the connections; these and a churn of up to %d"
                        " are for TCP, without a rate\n", 1 << 20);
        return 2;
    }
    fill_pool(seed);
    connections = calloc(1 << 20, sizeof *connections);
    epoll = MUST(epoll_create1(EPOLL_CLOEXEC));
    connect_more(wanted);
    if (idle) {
        stay_idle();
        return 0;
    }
    if (warm_up) {
        run(warm_up, 0);
    }
    if (warm_up && rate) {
        run(rate / 4 + 1, rate);
    }
    if (pauses) { /* bench/compare has a look at the server, and says when to go on */
        printf("warm\n");
        fflush(stdout);
        if (getchar() == EOF) {
            return 3;
        }
    }
    usleep(5000); /* the server sleeps again: its times are up to date */
    measuring = 1;
    struct cpu_time before = cpu_time(pid, churn > 0);
    uint64_t own = nanos(CLOCK_PROCESS_CPUTIME_ID), begin = nanos(CLOCK_MONOTONIC);
    checked = 0;
    memset(left_by, 0, sizeof left_by);
    run(requests, rate);
    uint64_t wall = nanos(CLOCK_MONOTONIC) - begin;
    own = nanos(CLOCK_PROCESS_CPUTIME_ID) - own;
    usleep(5000);
    struct cpu_time after = cpu_time(pid, churn > 0);
    printf("{\"requests\": %lu, \"faults\": 0, \"wall_ms\": %.1f, \"rps\": %.0f, "
           "\"cpu_us\": %.4f, \"compiler_us\": %.4f, \"collector_us\": %.4f, \"load_us\": %.4f, "
           "\"p50_us\": %.2f, \"p99_us\": %.2f, \"max_us\": %.1f, \"threads\": %d, "
           "\"checked\": %lu, "
           "\"left\": {\"fin\": %lu, \"half_close\": %lu, \"cut\": %lu, \"reset_send\": %lu, "
           "\"reset_answer\": %lu, \"turned_away\": %lu}}\n",
           requests, wall / 1e6, requests * 1e9 / wall, microseconds(before, after, requests, 0),
           microseconds(before, after, requests, 1), microseconds(before, after, requests, 2),
           own / 1000.0 / requests, percentile(50), percentile(99), highest / 1000.0, after.threads,
           checked, left_by[ENDS], left_by[HALF_CLOSES], left_by[CUTS], left_by[RESETS_SEND],
           left_by[RESETS_ANSWER], left_by[TURNS_AWAY]);
    return 0;
}
