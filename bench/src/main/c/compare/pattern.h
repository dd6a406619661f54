/* The bytes of the stream, as in soquete.bench.load.StreamTasks. */
#define SIZE (256 << 10)
#define PERIOD 1000003

static unsigned char pattern[PERIOD + SIZE];

static void make_pattern(void) {
    for (int i = 0; i < PERIOD + SIZE; i++) {
        pattern[i] = i % PERIOD * 2654435761ul >> 13;
    }
}
