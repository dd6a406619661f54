/* A task of one thread, as soquete.bench.load.Tasks in Java: chunks of operations, between which
 * the content changes and what arrived is compared. Only the operations are measured. */
#include "common.h"

struct task {
    void (*renew)(void), (*operate)(void);
    uint64_t (*check)(void); /* bytes compared */
    int chunk;
};

static inline void expect(int right, const char *what) {
    if (!right) {
        fprintf(stderr, "%s\n", what);
        exit(3);
    }
}

static inline void run(struct task task, const char *warm_up, const char *operations) {
    const char *phases[] = {warm_up, operations};
    for (int phase = 0; phase < 2; phase++) {
        uint64_t count = 0, wall = 0, spent = 0, checked = 0;
        while (count < strtoull(phases[phase], NULL, 10)) {
            if (task.renew) {
                task.renew();
            }
            uint64_t begin = nanos(CLOCK_MONOTONIC), cpu = nanos(CLOCK_THREAD_CPUTIME_ID);
            for (int i = 0; i < task.chunk; i++) {
                task.operate();
            }
            spent += nanos(CLOCK_THREAD_CPUTIME_ID) - cpu;
            wall += nanos(CLOCK_MONOTONIC) - begin;
            checked += task.check();
            count += task.chunk;
        }
        if (phase == 1) {
            printf("{\"requests\": %lu, \"faults\": 0, \"wall_ms\": %.1f, \"rps\": %.0f, "
                   "\"cpu_us\": %.4f, \"checked\": %lu}\n",
                   count, wall / 1e6, count * 1e9 / wall, spent / 1e3 / count, checked);
        }
    }
}

static inline int on_loopback(int type, struct sockaddr_in *at) {
    int fd = MUST(socket(AF_INET, type | SOCK_CLOEXEC, 0));
    socklen_t size = sizeof *at;
    *at = (struct sockaddr_in){.sin_family = AF_INET};
    at->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    MUST(bind(fd, (struct sockaddr *)at, sizeof *at));
    MUST(getsockname(fd, (struct sockaddr *)at, &size));
    return fd;
}
