package soquete;

import soquete.sys.Constants;

/// The flags that Soquete adds to every send and receive, and the families whose kernel code
/// refuses one of them.
final class OwnFlags {
    private OwnFlags() {}

    /// `MSG_DONTWAIT` and `MSG_NOSIGNAL`. RDS and QIPCRTR refuse the second, and never raise the
    /// signal.
    static int sending(Socket socket) {
        int family = socket.family().number();
        return family == Constants.AF_RDS || family == Constants.AF_QIPCRTR
                ? Constants.MSG_DONTWAIT
                : Constants.MSG_DONTWAIT | Constants.MSG_NOSIGNAL;
    }

    /// `MSG_DONTWAIT`, and for messages `MSG_TRUNC`, which tells their true size. J1939 refuses
    /// that.
    static int receiving(Socket socket) {
        return socket.type().keepsMessages() && !isJ1939(socket)
                ? Constants.MSG_DONTWAIT | Constants.MSG_TRUNC
                : Constants.MSG_DONTWAIT;
    }

    /// As [#receiving], and `MSG_CMSG_CLOEXEC`, for descriptors among the control messages. CAN and
    /// packet sockets have none, and refuse the flag, CAN in some of its protocols.
    static int receivingMessages(Socket socket) {
        int flags = receiving(socket);
        int family = socket.family().number();
        return family == Constants.AF_CAN || family == Constants.AF_PACKET
                ? flags
                : flags | Constants.MSG_CMSG_CLOEXEC;
    }

    private static boolean isJ1939(Socket socket) {
        return socket.family().number() == Constants.AF_CAN
                && socket.protocol().number() == Constants.CAN_J1939;
    }
}
