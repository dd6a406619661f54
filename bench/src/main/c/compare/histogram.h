/* Nanoseconds in buckets whose width is at most 1/128 of their value, as in an HdrHistogram. */
#define SUB 128

static uint64_t counts[58 * SUB], recorded, highest;

static void record(uint64_t ns) {
    int shift = ns < 2 * SUB ? 0 : 64 - __builtin_clzll(ns) - 8;
    counts[shift * SUB + (ns >> shift)]++;
    recorded++;
    if (ns > highest) {
        highest = ns;
    }
}

/* In microseconds, the middle of its bucket. */
static double percentile(double p) {
    uint64_t seen = 0, wanted = (uint64_t)(recorded * p / 100) + 1;
    for (int i = 0; i < 58 * SUB; i++) {
        seen += counts[i];
        if (seen >= wanted) {
            int shift = i < 2 * SUB ? 0 : i / SUB - 1;
            uint64_t low = (uint64_t)(i - shift * SUB) << shift;
            return (low + ((1ull << shift) - 1) / 2.0) / 1000;
        }
    }
    return highest / 1000.0;
}
