// Waiting and descriptors: poll(2), epoll(7), eventfd(2), timerfd_create(2), signalfd(2),
// fcntl(2), mmap(2), clocks, signals.

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <sys/signalfd.h>
#include <sys/pidfd.h>
#include <sys/select.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <time.h>
#include <linux/close_range.h>
#include <linux/memfd.h>

#include "layouts.h"

// Events of poll and epoll.
void events(void) {
    C(EFD_CLOEXEC); C(EFD_NONBLOCK); C(EFD_SEMAPHORE); C(EPOLLERR); C(EPOLLET); C(EPOLLEXCLUSIVE);
    C(EPOLLHUP); C(EPOLLIN); C(EPOLLMSG); C(EPOLLONESHOT); C(EPOLLOUT); C(EPOLLPRI);
    C(EPOLLRDBAND); C(EPOLLRDHUP); C(EPOLLRDNORM); C(EPOLLWAKEUP); C(EPOLLWRBAND); C(EPOLLWRNORM);
    C(EPOLL_CLOEXEC); C(EPOLL_CTL_ADD); C(EPOLL_CTL_DEL); C(EPOLL_CTL_MOD); C(FD_SETSIZE);
    C(POLLERR); C(POLLHUP); C(POLLIN); C(POLLMSG); C(POLLNVAL); C(POLLOUT); C(POLLPRI);
    C(POLLRDBAND); C(POLLRDHUP); C(POLLRDNORM); C(POLLREMOVE); C(POLLWRBAND); C(POLLWRNORM);
}

// Timers, clocks, signal descriptors, process descriptors.
void timers(void) {
    C(CLOCK_BOOTTIME); C(CLOCK_BOOTTIME_ALARM); C(CLOCK_MONOTONIC); C(CLOCK_MONOTONIC_COARSE);
    C(CLOCK_MONOTONIC_RAW); C(CLOCK_PROCESS_CPUTIME_ID); C(CLOCK_REALTIME);
    C(CLOCK_REALTIME_ALARM); C(CLOCK_REALTIME_COARSE); C(CLOCK_TAI); C(CLOCK_THREAD_CPUTIME_ID);
    C(PIDFD_NONBLOCK); C(SFD_CLOEXEC); C(SFD_NONBLOCK); C(TFD_CLOEXEC); C(TFD_NONBLOCK);
    C(TFD_TIMER_ABSTIME); C(TFD_TIMER_CANCEL_ON_SET); C(TIMER_ABSTIME);
}

// Descriptor flags and commands, splice(2), close_range(2), memfd_create(2).
void descriptors(void) {
    C(AT_EMPTY_PATH); C(AT_FDCWD); C(AT_SYMLINK_NOFOLLOW); C(CLOSE_RANGE_CLOEXEC);
    C(CLOSE_RANGE_UNSHARE); C(FD_CLOEXEC); C(F_ADD_SEALS); C(F_DUPFD); C(F_DUPFD_CLOEXEC);
    C(F_GETFD); C(F_GETFL); C(F_GETOWN); C(F_GETOWN_EX); C(F_GETPIPE_SZ); C(F_GETSIG);
    C(F_GET_SEALS); C(F_OWNER_PGRP); C(F_OWNER_PID); C(F_OWNER_TID); C(F_SEAL_GROW);
    C(F_SEAL_SEAL); C(F_SEAL_SHRINK); C(F_SEAL_WRITE); C(F_SETFD); C(F_SETFL); C(F_SETOWN);
    C(F_SETOWN_EX); C(F_SETPIPE_SZ); C(F_SETSIG); C(MFD_ALLOW_SEALING); C(MFD_CLOEXEC);
    C(MFD_HUGETLB); C(O_ACCMODE); C(O_APPEND); C(O_ASYNC); C(O_CLOEXEC); C(O_CREAT); C(O_DIRECT);
    C(O_DIRECTORY); C(O_DSYNC); C(O_EXCL); C(O_FSYNC); C(O_LARGEFILE); C(O_NDELAY); C(O_NOATIME);
    C(O_NOCTTY); C(O_NOFOLLOW); C(O_NONBLOCK); C(O_PATH); C(O_RDONLY); C(O_RDWR); C(O_RSYNC);
    C(O_SYNC); C(O_TMPFILE); C(O_TRUNC); C(O_WRONLY); C(SPLICE_F_GIFT); C(SPLICE_F_MORE);
    C(SPLICE_F_MOVE); C(SPLICE_F_NONBLOCK); C(S_IFMT); C(S_IFSOCK);
}

// Mappings.
void memory(void) {
    C(MADV_DONTFORK); C(MADV_DONTNEED); C(MADV_FREE); C(MADV_HUGEPAGE); C(MADV_NOHUGEPAGE);
    C(MADV_NORMAL); C(MADV_WILLNEED); C(MAP_ANON); C(MAP_ANONYMOUS); C(MAP_DENYWRITE);
    C(MAP_EXECUTABLE); C(MAP_FILE); C(MAP_FIXED); C(MAP_FIXED_NOREPLACE); C(MAP_GROWSDOWN);
    C(MAP_HUGETLB); C(MAP_HUGE_MASK); C(MAP_HUGE_SHIFT); C(MAP_LOCKED); C(MAP_NONBLOCK);
    C(MAP_NORESERVE); C(MAP_POPULATE); C(MAP_PRIVATE); C(MAP_SHARED); C(MAP_SHARED_VALIDATE);
    C(MAP_STACK); C(MAP_SYNC); C(MAP_TYPE); C(MREMAP_DONTUNMAP); C(MREMAP_FIXED);
    C(MREMAP_MAYMOVE); C(PROT_EXEC); C(PROT_NONE); C(PROT_READ); C(PROT_WRITE);
}

// Signals and name spaces.
void signals(void) {
    C(CLONE_NEWCGROUP); C(CLONE_NEWIPC); C(CLONE_NEWNET); C(CLONE_NEWNS); C(CLONE_NEWPID);
    C(CLONE_NEWTIME); C(CLONE_NEWUSER); C(CLONE_NEWUTS); C(SA_NOCLDSTOP); C(SA_NOCLDWAIT);
    C(SA_NODEFER); C(SA_ONSTACK); C(SA_RESETHAND); C(SA_RESTART); C(SA_SIGINFO); C(SIGABRT);
    C(SIGALRM); C(SIGBUS); C(SIGCHLD); C(SIGCLD); C(SIGCONT); C(SIGFPE); C(SIGHUP); C(SIGILL);
    C(SIGINT); C(SIGIO); C(SIGIOT); C(SIGKILL); C(SIGPIPE); C(SIGPOLL); C(SIGPROF); C(SIGPWR);
    C(SIGQUIT); C(SIGSEGV); C(SIGSTKFLT); C(SIGSTOP); C(SIGSYS); C(SIGTERM); C(SIGTRAP);
    C(SIGTSTP); C(SIGTTIN); C(SIGTTOU); C(SIGURG); C(SIGUSR1); C(SIGUSR2); C(SIGVTALRM);
    C(SIGWINCH); C(SIGXCPU); C(SIGXFSZ); C(SIG_BLOCK); C(SIG_SETMASK); C(SIG_UNBLOCK);
}

// Their structs.
void structs(void) {
    S(pollfd); M(pollfd, fd); M(pollfd, events); M(pollfd, revents);

    S(epoll_event); M(epoll_event, events); M(epoll_event, data);

    S(itimerspec); M(itimerspec, it_interval); M(itimerspec, it_value);

    S(f_owner_ex); M(f_owner_ex, type); M(f_owner_ex, pid);

    S(signalfd_siginfo); M(signalfd_siginfo, ssi_signo); M(signalfd_siginfo, ssi_errno);
    M(signalfd_siginfo, ssi_code); M(signalfd_siginfo, ssi_pid); M(signalfd_siginfo, ssi_uid);
    M(signalfd_siginfo, ssi_fd);
}
