package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.endpoint.VsockEndpoint;

/// `struct sockaddr_vm` of `<linux/vm_sockets.h>`, vsock(7): everything in host order.
@CStruct("sockaddr_vm")
final class SockaddrVm {
    static final int SIZE = 16;
    static final int SVM_FAMILY = 0;
    static final int SVM_RESERVED1 = 2;
    static final int SVM_PORT = 4;
    static final int SVM_CID = 8;
    static final int SVM_FLAGS = 12;

    private SockaddrVm() {}

    static int encode(VsockEndpoint endpoint, long to) {
        Memory.putShort(to + SVM_FAMILY, (short) Families.AF_VSOCK);
        Memory.putShort(to + SVM_RESERVED1, (short) 0);
        Memory.putInt(to + SVM_PORT, endpoint.port());
        Memory.putInt(to + SVM_CID, endpoint.cid());
        Memory.putInt(to + SVM_FLAGS, endpoint.flags()); // and three bytes that must be 0
        return SIZE;
    }

    static @Nullable VsockEndpoint decode(long from, int length) {
        if (length < SIZE) {
            return null;
        }
        return new VsockEndpoint(
                Memory.getInt(from + SVM_CID),
                Memory.getInt(from + SVM_PORT),
                Memory.getInt(from + SVM_FLAGS) & 0xff);
    }
}
