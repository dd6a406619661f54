package soquete.guest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.RawEndpoint;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.Memory;
import soquete.sys.Scratch;
import soquete.sys.Sockaddr;

/// C structures as bytes, filled at the offsets of the C headers; and options whose values are such
/// bytes.
final class Struct {
    private Struct() {}

    /// A structure of this many bytes, all zero.
    static ByteBuffer of(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    /// The structure that the kernel wrote.
    static ByteBuffer read(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    /// All bytes of a structure.
    static byte[] bytes(ByteBuffer structure) {
        byte[] all = new byte[structure.capacity()];
        structure.get(0, all);
        return all;
    }

    /// A whole `struct sockaddr`, of which the first two bytes stand for the family.
    static RawEndpoint endpoint(Family family, ByteBuffer sockaddr) {
        byte[] all = bytes(sockaddr);
        return new RawEndpoint(family, Arrays.copyOfRange(all, Short.BYTES, all.length));
    }

    /// The `struct sockaddr` behind an endpoint, so that the offsets are those of C.
    static ByteBuffer sockaddr(Endpoint endpoint) {
        Scratch s = Scratch.take();
        try {
            byte[] all = new byte[Sockaddr.encode(endpoint, s.sockaddr())];
            Memory.copy(s.sockaddr(), all, 0, all.length);
            return read(all);
        } finally {
            s.give();
        }
    }

    static void set(Socket socket, int level, int name, ByteBuffer value) throws IOException {
        set(socket, level, name, bytes(value));
    }

    static void set(Socket socket, int level, int name, byte[] value) throws IOException {
        Scratch s = Scratch.take();
        try {
            Memory.copy(value, 0, s.data(), value.length);
            check(Calls.setsockopt(s, socket.fd(), level, name, s.data(), value.length), name);
        } finally {
            s.give();
        }
    }

    /// An option's value; what is asked goes to the kernel in the same memory, as some want.
    static ByteBuffer get(Socket socket, int level, int name, ByteBuffer asked) throws IOException {
        Scratch s = Scratch.take();
        try {
            int size = asked.capacity();
            Memory.copy(bytes(asked), 0, s.data(), size);
            Memory.putInt(s.length(), size);
            check(Calls.getsockopt(s, socket.fd(), level, name, s.data(), s.length()), name);
            byte[] value = new byte[Memory.getInt(s.length())];
            Memory.copy(s.data(), value, 0, value.length);
            return read(value);
        } finally {
            s.give();
        }
    }

    private static void check(int result, int name) throws ErrnoException {
        if (result < 0) {
            throw ErrnoException.of("sockopt", -result, "option " + name);
        }
    }
}
