// System call numbers of <asm/unistd.h>. aarch64 has the generic table, without the older calls.

#include <asm/unistd.h>

#include "layouts.h"

// Sockets.
void calls_sockets(void) {
    N(accept); N(accept4); N(bind); N(connect); N(getpeername); N(getsockname); N(getsockopt);
    N(listen); N(recvfrom); N(recvmmsg); N(recvmsg); N(sendmmsg); N(sendmsg); N(sendto);
    N(setsockopt); N(shutdown); N(socket); N(socketpair);
}

// Files.
void calls_files(void) {
    N(close); N(close_range); N(dup); N(dup3); N(fchmod); N(fchmodat); N(fchownat); N(fcntl); N(fstat);
    N(ftruncate); N(ioctl); N(lseek); N(mkdirat); N(newfstatat); N(openat); N(pread64); N(preadv);
    N(preadv2); N(pwrite64); N(pwritev); N(pwritev2); N(read); N(readv); N(statx); N(unlinkat);
    N(write); N(writev);
#ifdef __NR_dup2
    N(dup2);
#endif
}

// Moving data between descriptors.
void calls_moving(void) {
    N(pipe2); N(sendfile); N(splice); N(tee); N(vmsplice);
#ifdef __NR_pipe
    N(pipe);
#endif
}

// Waiting.
void calls_waiting(void) {
    N(epoll_create1); N(epoll_ctl); N(epoll_pwait); N(epoll_pwait2); N(eventfd2); N(ppoll);
    N(pselect6);
#ifdef __NR_epoll_create
    N(epoll_create);
#endif
#ifdef __NR_epoll_wait
    N(epoll_wait);
#endif
#ifdef __NR_eventfd
    N(eventfd);
#endif
#ifdef __NR_poll
    N(poll);
#endif
#ifdef __NR_select
    N(select);
#endif
}

// Descriptors for time, signals, processes and files.
void calls_descriptors(void) {
    N(inotify_add_watch); N(inotify_init1); N(pidfd_getfd); N(pidfd_open); N(pidfd_send_signal);
    N(signalfd4); N(timerfd_create); N(timerfd_gettime); N(timerfd_settime);
#ifdef __NR_signalfd
    N(signalfd);
#endif
}

// io_uring.
void calls_io(void) {
    N(io_uring_enter); N(io_uring_register); N(io_uring_setup);
}

// Memory, filters, tracing.
void calls_memory(void) {
    N(bpf); N(madvise); N(memfd_create); N(mlock); N(mmap); N(mprotect); N(mremap); N(munlock);
    N(munmap); N(perf_event_open);
}

// Processes, name spaces, threads, signals.
void calls_processes(void) {
    N(capget); N(futex); N(futex_waitv); N(getegid); N(geteuid); N(getgid); N(getpid); N(getppid);
    N(gettid); N(getuid); N(kill); N(prctl); N(prlimit64); N(rt_sigaction); N(rt_sigprocmask);
    N(rt_sigtimedwait); N(sched_getaffinity); N(sched_setaffinity); N(sched_yield); N(setns);
    N(tgkill); N(unshare);
}

// Time and the machine.
void calls_time(void) {
    N(clock_getres); N(clock_gettime); N(clock_nanosleep); N(getrandom); N(kcmp); N(nanosleep);
    N(uname);
}
