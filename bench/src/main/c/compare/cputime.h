/* The processor time of another process, thread by thread, by what the threads are for. */
#include <dirent.h>

struct cpu_time {
    uint64_t all, compiler, collector; /* ns */
    int threads;
};

static uint64_t run_time(const char *task, const char *thread, char *name, size_t size) {
    char path[512], line[128] = "";
    snprintf(path, sizeof path, "%s/%s/comm", task, thread);
    FILE *file = fopen(path, "r");
    name[0] = 0;
    if (file) {
        if (!fgets(name, size, file)) {
            name[0] = 0;
        }
        fclose(file);
    }
    snprintf(path, sizeof path, "%s/%s/schedstat", task, thread);
    if ((file = fopen(path, "r"))) {
        if (!fgets(line, sizeof line, file)) {
            line[0] = 0;
        }
        fclose(file);
    }
    return strtoull(line, NULL, 10);
}

static int begins(const char *name, const char *with) {
    return strncmp(name, with, strlen(with)) == 0;
}

/* Threads of HotSpot: C1 and C2 compile; the serial collector runs in the VM thread.
 *
 * With those threads that have ended, which are in the clock of the process alone, it is all that
 * servers take whose threads end with their connections. */
static struct cpu_time cpu_time(int pid, int with_ended) {
    struct cpu_time found = {0};
    char task[64], name[64];
    snprintf(task, sizeof task, "/proc/%d/task", pid);
    DIR *threads = opendir(task);
    if (!threads) {
        fprintf(stderr, "the server %d has gone\n", pid);
        exit(3);
    }
    for (struct dirent *d; (d = readdir(threads));) {
        if (d->d_name[0] != '.') {
            uint64_t spent = run_time(task, d->d_name, name, sizeof name);
            found.threads++;
            found.all += spent;
            if (begins(name, "C1 Comp") || begins(name, "C2 Comp")) {
                found.compiler += spent;
            } else if (begins(name, "GC Thread") || begins(name, "G1 ") ||
                       begins(name, "VM Thread")) {
                found.collector += spent;
            }
        }
    }
    closedir(threads);
    clockid_t process;
    if (with_ended && clock_getcpuclockid(pid, &process) == 0) {
        found.all = nanos(process);
    }
    return found;
}
