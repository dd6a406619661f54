/* What the C counterparts share: the clock, and one line of JSON for bench/calls. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MUST(call) must((call), #call)

static inline long must(long result, const char *what) {
    if (result < 0) {
        perror(what);
        exit(1);
    }
    return result;
}

static inline void expect(long actual, long wanted, const char *what) {
    if (actual != wanted) {
        fprintf(stderr, "%s: %ld instead of %ld\n", what, actual, wanted);
        exit(1);
    }
}

static inline double now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static long checked;

/* Other bytes than last time to send, and none received yet. */
static inline void renew(unsigned char *out, unsigned char *in, size_t size) {
    for (size_t i = 0; i < size; i++) {
        out[i] = rand() | 1;
    }
    memset(in, 0, size);
}

static inline void check(const unsigned char *out, const unsigned char *in, size_t size) {
    if (memcmp(out, in, size) != 0) {
        fprintf(stderr, "other bytes arrived than were sent\n");
        exit(1);
    }
    checked += size;
}

/* Runs `operation` for about so many milliseconds, twice: to warm up, and measured. What it costs is
 * the processor time of this thread; the clock on the wall also has what other programs took. */
static void measure(void (*operation)(void), int milliseconds) {
    for (int round = 0; round < 2; round++) {
        long count = 0;
        double end, begin = now(CLOCK_MONOTONIC), spent = now(CLOCK_THREAD_CPUTIME_ID);
        do {
            for (int i = 0; i < 100; i++) {
                operation();
            }
            count += 100;
            end = now(CLOCK_MONOTONIC);
        } while (end - begin < milliseconds / 1e3);
        spent = now(CLOCK_THREAD_CPUTIME_ID) - spent;
        if (round == 1) {
            printf("{\"ns\": %.2f, \"wall\": %.2f, \"operations\": %ld", spent * 1e9 / count,
                   (end - begin) * 1e9 / count, count);
        }
    }
}

static void report(void) { printf(", \"checked\": %ld}\n", checked); }
