package soquete.endpoint;

/// An end of Qualcomm's message router: `struct sockaddr_qrtr`. Prints as `qrtr:1:16386`.
///
/// @param node the node, 32 bits without sign
/// @param port the port, 32 bits without sign
public record QrtrEndpoint(int node, int port) implements Endpoint {
    /// All nodes.
    public static final int QRTR_NODE_BCAST = -1;

    /// The control port.
    public static final int QRTR_PORT_CTRL = -2;

    /// A command of `struct qrtr_ctrl_pkt`, to and from the control port: a message.
    public static final int QRTR_TYPE_DATA = 1;

    /// A command of `struct qrtr_ctrl_pkt`, to and from the control port: a node has come.
    public static final int QRTR_TYPE_HELLO = 2;

    /// A command of `struct qrtr_ctrl_pkt`, to and from the control port: a node has gone.
    public static final int QRTR_TYPE_BYE = 3;

    /// A command of `struct qrtr_ctrl_pkt`, to and from the control port: a service is there.
    public static final int QRTR_TYPE_NEW_SERVER = 4;

    /// A command of `struct qrtr_ctrl_pkt`, to and from the control port: a service has gone.
    public static final int QRTR_TYPE_DEL_SERVER = 5;

    /// A command of `struct qrtr_ctrl_pkt`, to and from the control port: a port has gone.
    public static final int QRTR_TYPE_DEL_CLIENT = 6;

    /// A command of `struct qrtr_ctrl_pkt`, to and from the control port: sending may go on.
    public static final int QRTR_TYPE_RESUME_TX = 7;

    /// A command of `struct qrtr_ctrl_pkt`, to and from the control port: a node shuts down.
    public static final int QRTR_TYPE_EXIT = 8;

    /// A command of `struct qrtr_ctrl_pkt`, to and from the control port: is the node there.
    public static final int QRTR_TYPE_PING = 9;

    /// A command of `struct qrtr_ctrl_pkt`, to and from the control port: tell of services.
    public static final int QRTR_TYPE_NEW_LOOKUP = 10;

    /// A command of `struct qrtr_ctrl_pkt`, to and from the control port: tell no more.
    public static final int QRTR_TYPE_DEL_LOOKUP = 11;

    @Override
    public Family family() {
        return Family.AF_QIPCRTR;
    }

    /// `qrtr:1:16386`
    @Override
    public String toString() {
        return "qrtr:" + Integer.toUnsignedString(node) + ':' + Integer.toUnsignedString(port);
    }
}
