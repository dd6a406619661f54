package soquete.ring;

import java.util.Optional;
import soquete.endpoint.Endpoint;
import soquete.sys.Memory;
import soquete.sys.Sockaddr;

/// Room for the address that an accept answers. One operation at a time.
public final class RingAddress {
    private final RingMemory memory = RingMemory.allocate(Sockaddr.STORAGE + Long.BYTES);

    /// Empty.
    public RingAddress() {}

    long at() {
        return memory.address();
    }

    long lengthAt() {
        return memory.address() + Sockaddr.STORAGE;
    }

    void expect() {
        Memory.putInt(lengthAt(), Sockaddr.STORAGE);
    }

    /// The address, after the completion.
    ///
    /// @return the peer, or empty where the kernel named none
    public Optional<Endpoint> endpoint() {
        int length = Memory.getInt(lengthAt());
        return length == 0 ? Optional.empty() : Optional.of(Sockaddr.decode(at(), length));
    }
}
