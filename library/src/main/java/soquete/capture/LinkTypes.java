package soquete.capture;

import java.io.IOException;

/// Numbers of pcap files for what stands before the packet.
///
/// @see <a href="https://www.tcpdump.org/linktypes.html">link types</a>
final class LinkTypes {
    static final int ETHERNET = 1;
    private static final int RAW_IP = 101;

    private static final int ARPHRD_ETHER = 1;
    private static final int ARPHRD_LOOPBACK = 772;
    private static final int ARPHRD_NONE = 0xfffe;

    private LinkTypes() {}

    static int of(int hardware) throws IOException {
        return switch (hardware) {
            case ARPHRD_ETHER, ARPHRD_LOOPBACK -> ETHERNET;
            case ARPHRD_NONE -> RAW_IP;
            default ->
                    throw new IOException(
                            "no number of pcap files is known here for hardware of type "
                                    + hardware);
        };
    }
}
