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
