package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.endpoint.QrtrEndpoint;

/// `struct sockaddr_qrtr` of `<linux/qrtr.h>`: everything in host order.
@CStruct("sockaddr_qrtr")
final class SockaddrQrtr {
    static final int SIZE = 12;
    static final int SQ_FAMILY = 0;
    static final int SQ_NODE = 4;
    static final int SQ_PORT = 8;

    private SockaddrQrtr() {}

    static int encode(QrtrEndpoint endpoint, long to) {
        Memory.putInt(to + SQ_FAMILY, Families.AF_QIPCRTR); // and two bytes of padding
        Memory.putInt(to + SQ_NODE, endpoint.node());
        Memory.putInt(to + SQ_PORT, endpoint.port());
        return SIZE;
    }

    static @Nullable QrtrEndpoint decode(long from, int length) {
        if (length < SIZE) {
            return null;
        }
        return new QrtrEndpoint(Memory.getInt(from + SQ_NODE), Memory.getInt(from + SQ_PORT));
    }
}
