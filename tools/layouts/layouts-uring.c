// io_uring(7).

#include <linux/time_types.h>
#include <linux/io_uring.h>

#include "layouts.h"

// Flags, features, operations.
void constants(void) {
    C(IORING_ACCEPT_MULTISHOT); C(IORING_ASYNC_CANCEL_ALL); C(IORING_ASYNC_CANCEL_ANY);
    C(IORING_ASYNC_CANCEL_FD); C(IORING_ASYNC_CANCEL_FD_FIXED); C(IORING_CQE_BUFFER_SHIFT);
    C(IORING_CQE_F_BUFFER); C(IORING_CQE_F_MORE); C(IORING_CQE_F_NOTIF);
    C(IORING_CQE_F_SOCK_NONEMPTY); C(IORING_CQ_EVENTFD_DISABLED); C(IORING_ENTER_EXT_ARG);
    C(IORING_ENTER_GETEVENTS); C(IORING_ENTER_REGISTERED_RING); C(IORING_ENTER_SQ_WAIT);
    C(IORING_ENTER_SQ_WAKEUP); C(IORING_FEAT_CQE_SKIP); C(IORING_FEAT_CUR_PERSONALITY);
    C(IORING_FEAT_EXT_ARG); C(IORING_FEAT_FAST_POLL); C(IORING_FEAT_LINKED_FILE);
    C(IORING_FEAT_NATIVE_WORKERS); C(IORING_FEAT_NODROP); C(IORING_FEAT_POLL_32BITS);
    C(IORING_FEAT_RSRC_TAGS); C(IORING_FEAT_RW_CUR_POS); C(IORING_FEAT_SINGLE_MMAP);
    C(IORING_FEAT_SQPOLL_NONFIXED); C(IORING_FEAT_SUBMIT_STABLE); C(IORING_FILE_INDEX_ALLOC);
    C(IORING_FSYNC_DATASYNC); C(IORING_LINK_TIMEOUT_UPDATE); C(IORING_MSG_DATA);
    C(IORING_MSG_RING_CQE_SKIP); C(IORING_MSG_SEND_FD); C(IORING_NOTIF_USAGE_ZC_COPIED);
    C(IORING_OFF_CQ_RING); C(IORING_OFF_SQES); C(IORING_OFF_SQ_RING); C(IORING_OP_ACCEPT);
    C(IORING_OP_ASYNC_CANCEL); C(IORING_OP_CLOSE); C(IORING_OP_CONNECT); C(IORING_OP_EPOLL_CTL);
    C(IORING_OP_FADVISE); C(IORING_OP_FALLOCATE); C(IORING_OP_FGETXATTR);
    C(IORING_OP_FILES_UPDATE); C(IORING_OP_FSETXATTR); C(IORING_OP_FSYNC); C(IORING_OP_GETXATTR);
    C(IORING_OP_LINKAT); C(IORING_OP_LINK_TIMEOUT); C(IORING_OP_MADVISE); C(IORING_OP_MKDIRAT);
    C(IORING_OP_MSG_RING); C(IORING_OP_NOP); C(IORING_OP_OPENAT); C(IORING_OP_OPENAT2);
    C(IORING_OP_POLL_ADD); C(IORING_OP_POLL_REMOVE); C(IORING_OP_PROVIDE_BUFFERS);
    C(IORING_OP_READ); C(IORING_OP_READV); C(IORING_OP_READ_FIXED); C(IORING_OP_RECV);
    C(IORING_OP_RECVMSG); C(IORING_OP_REMOVE_BUFFERS); C(IORING_OP_RENAMEAT); C(IORING_OP_SEND);
    C(IORING_OP_SENDMSG); C(IORING_OP_SENDMSG_ZC); C(IORING_OP_SEND_ZC); C(IORING_OP_SETXATTR);
    C(IORING_OP_SHUTDOWN); C(IORING_OP_SOCKET); C(IORING_OP_SPLICE); C(IORING_OP_STATX);
    C(IORING_OP_SYMLINKAT); C(IORING_OP_SYNC_FILE_RANGE); C(IORING_OP_TEE); C(IORING_OP_TIMEOUT);
    C(IORING_OP_TIMEOUT_REMOVE); C(IORING_OP_UNLINKAT); C(IORING_OP_URING_CMD); C(IORING_OP_WRITE);
    C(IORING_OP_WRITEV); C(IORING_OP_WRITE_FIXED); C(IORING_POLL_ADD_LEVEL);
    C(IORING_POLL_ADD_MULTI); C(IORING_POLL_UPDATE_EVENTS); C(IORING_POLL_UPDATE_USER_DATA);
    C(IORING_RECVSEND_FIXED_BUF); C(IORING_RECVSEND_POLL_FIRST); C(IORING_RECV_MULTISHOT);
    C(IORING_REGISTER_BUFFERS); C(IORING_REGISTER_BUFFERS2); C(IORING_REGISTER_BUFFERS_UPDATE);
    C(IORING_REGISTER_ENABLE_RINGS); C(IORING_REGISTER_EVENTFD); C(IORING_REGISTER_EVENTFD_ASYNC);
    C(IORING_REGISTER_FILES); C(IORING_REGISTER_FILES2); C(IORING_REGISTER_FILES_SKIP);
    C(IORING_REGISTER_FILES_UPDATE); C(IORING_REGISTER_FILES_UPDATE2);
    C(IORING_REGISTER_FILE_ALLOC_RANGE); C(IORING_REGISTER_IOWQ_AFF);
    C(IORING_REGISTER_IOWQ_MAX_WORKERS); C(IORING_REGISTER_PBUF_RING);
    C(IORING_REGISTER_PERSONALITY); C(IORING_REGISTER_PROBE); C(IORING_REGISTER_RESTRICTIONS);
    C(IORING_REGISTER_RING_FDS); C(IORING_REGISTER_SYNC_CANCEL); C(IORING_RESTRICTION_REGISTER_OP);
    C(IORING_RESTRICTION_SQE_FLAGS_ALLOWED); C(IORING_RESTRICTION_SQE_FLAGS_REQUIRED);
    C(IORING_RESTRICTION_SQE_OP); C(IORING_RSRC_REGISTER_SPARSE); C(IORING_SEND_ZC_REPORT_USAGE);
    C(IORING_SETUP_ATTACH_WQ); C(IORING_SETUP_CLAMP); C(IORING_SETUP_COOP_TASKRUN);
    C(IORING_SETUP_CQE32); C(IORING_SETUP_CQSIZE); C(IORING_SETUP_DEFER_TASKRUN);
    C(IORING_SETUP_IOPOLL); C(IORING_SETUP_R_DISABLED); C(IORING_SETUP_SINGLE_ISSUER);
    C(IORING_SETUP_SQE128); C(IORING_SETUP_SQPOLL); C(IORING_SETUP_SQ_AFF);
    C(IORING_SETUP_SUBMIT_ALL); C(IORING_SETUP_TASKRUN_FLAG); C(IORING_SQ_CQ_OVERFLOW);
    C(IORING_SQ_NEED_WAKEUP); C(IORING_SQ_TASKRUN); C(IORING_TIMEOUT_ABS);
    C(IORING_TIMEOUT_BOOTTIME); C(IORING_TIMEOUT_ETIME_SUCCESS); C(IORING_TIMEOUT_REALTIME);
    C(IORING_TIMEOUT_UPDATE); C(IORING_UNREGISTER_BUFFERS); C(IORING_UNREGISTER_EVENTFD);
    C(IORING_UNREGISTER_FILES); C(IORING_UNREGISTER_IOWQ_AFF); C(IORING_UNREGISTER_PBUF_RING);
    C(IORING_UNREGISTER_PERSONALITY); C(IORING_UNREGISTER_RING_FDS); C(IORING_URING_CMD_FIXED);
    C(IOSQE_ASYNC); C(IOSQE_ASYNC_BIT); C(IOSQE_BUFFER_SELECT); C(IOSQE_BUFFER_SELECT_BIT);
    C(IOSQE_CQE_SKIP_SUCCESS); C(IOSQE_CQE_SKIP_SUCCESS_BIT); C(IOSQE_FIXED_FILE);
    C(IOSQE_FIXED_FILE_BIT); C(IOSQE_IO_DRAIN); C(IOSQE_IO_DRAIN_BIT); C(IOSQE_IO_HARDLINK);
    C(IOSQE_IO_HARDLINK_BIT); C(IOSQE_IO_LINK); C(IOSQE_IO_LINK_BIT); C(IO_URING_OP_SUPPORTED);
}

// Ring set-up, submission and completion.
void ring(void) {
    S(io_uring_params); M(io_uring_params, sq_entries); M(io_uring_params, cq_entries);
    M(io_uring_params, flags); M(io_uring_params, sq_thread_cpu);
    M(io_uring_params, sq_thread_idle); M(io_uring_params, features); M(io_uring_params, wq_fd);
    M(io_uring_params, sq_off); M(io_uring_params, cq_off);

    S(io_sqring_offsets); M(io_sqring_offsets, head); M(io_sqring_offsets, tail);
    M(io_sqring_offsets, ring_mask); M(io_sqring_offsets, ring_entries);
    M(io_sqring_offsets, flags); M(io_sqring_offsets, dropped); M(io_sqring_offsets, array);

    S(io_cqring_offsets); M(io_cqring_offsets, head); M(io_cqring_offsets, tail);
    M(io_cqring_offsets, ring_mask); M(io_cqring_offsets, ring_entries);
    M(io_cqring_offsets, overflow); M(io_cqring_offsets, cqes); M(io_cqring_offsets, flags);

    S(io_uring_sqe); M(io_uring_sqe, opcode); M(io_uring_sqe, flags); M(io_uring_sqe, ioprio);
    M(io_uring_sqe, fd); M(io_uring_sqe, off); M(io_uring_sqe, addr2); M(io_uring_sqe, cmd_op);
    M(io_uring_sqe, addr); M(io_uring_sqe, splice_off_in); M(io_uring_sqe, len);
    M(io_uring_sqe, rw_flags); M(io_uring_sqe, poll_events); M(io_uring_sqe, poll32_events);
    M(io_uring_sqe, msg_flags); M(io_uring_sqe, timeout_flags); M(io_uring_sqe, accept_flags);
    M(io_uring_sqe, cancel_flags); M(io_uring_sqe, splice_flags); M(io_uring_sqe, msg_ring_flags);
    M(io_uring_sqe, user_data); M(io_uring_sqe, buf_index); M(io_uring_sqe, buf_group);
    M(io_uring_sqe, personality); M(io_uring_sqe, splice_fd_in); M(io_uring_sqe, file_index);
    M(io_uring_sqe, addr_len); M(io_uring_sqe, addr3); M(io_uring_sqe, cmd);

    S(io_uring_cqe); M(io_uring_cqe, user_data); M(io_uring_cqe, res); M(io_uring_cqe, flags);
    F(io_uring_cqe, big_cqe);

    S(__kernel_timespec); M(__kernel_timespec, tv_sec); M(__kernel_timespec, tv_nsec);
}

// Registration and supporting structs.
void registration(void) {
    S(io_uring_buf); M(io_uring_buf, addr); M(io_uring_buf, len); M(io_uring_buf, bid);

    S(io_uring_buf_ring); M(io_uring_buf_ring, tail);

    S(io_uring_buf_reg); M(io_uring_buf_reg, ring_addr); M(io_uring_buf_reg, ring_entries);
    M(io_uring_buf_reg, bgid);

    S(io_uring_probe); M(io_uring_probe, last_op); M(io_uring_probe, ops_len);
    F(io_uring_probe, ops);

    S(io_uring_probe_op); M(io_uring_probe_op, op); M(io_uring_probe_op, flags);

    S(io_uring_recvmsg_out); M(io_uring_recvmsg_out, namelen); M(io_uring_recvmsg_out, controllen);
    M(io_uring_recvmsg_out, payloadlen); M(io_uring_recvmsg_out, flags);

    S(io_uring_getevents_arg); M(io_uring_getevents_arg, sigmask);
    M(io_uring_getevents_arg, sigmask_sz); M(io_uring_getevents_arg, ts);

    S(io_uring_sync_cancel_reg); M(io_uring_sync_cancel_reg, addr);
    M(io_uring_sync_cancel_reg, fd); M(io_uring_sync_cancel_reg, flags);
    M(io_uring_sync_cancel_reg, timeout);

    S(io_uring_rsrc_register); M(io_uring_rsrc_register, nr); M(io_uring_rsrc_register, flags);
    M(io_uring_rsrc_register, data); M(io_uring_rsrc_register, tags);

    S(io_uring_rsrc_update); M(io_uring_rsrc_update, offset); M(io_uring_rsrc_update, data);

    S(io_uring_rsrc_update2); M(io_uring_rsrc_update2, offset); M(io_uring_rsrc_update2, data);
    M(io_uring_rsrc_update2, tags); M(io_uring_rsrc_update2, nr);

    S(io_uring_file_index_range); M(io_uring_file_index_range, off);
    M(io_uring_file_index_range, len);
}
