package soquete.sys;

import java.lang.foreign.Arena;
import java.util.Arrays;
import soquete.option.Option;
import soquete.option.Passing;
import soquete.option.Shape;

/// The value of a socket option on its way from the kernel, and the calls that carry it.
///
/// A value that fits in a [Scratch] goes through it; a larger one through memory of the call.
@OwnConstants("how much room is tried")
public final class OptionValue {
    /// The kernel's own limit for most values, and enough for every list.
    private static final int MOST = 1 << 20;

    private static final byte[] NONE = {};

    private final Scratch s;
    private final int fd;
    private byte[] bytes = NONE;

    /// For the options of one descriptor, during one use of a scratch.
    public OptionValue(Scratch s, int fd) {
        this.s = s;
        this.fd = fd;
    }

    /// getsockopt(2); [#bytes] then has the value.
    ///
    /// @param question what lies in the room beforehand
    /// @return 0 or `-errno`
    public int get(Option<?> option, byte[] question) {
        Shape<?> shape = option.shape();
        Passing passing = shape.passing();
        int size = Math.max(shape.size(), question.length);
        int level = option.level();
        int number = option.number();
        if (passing == Passing.LIST) {
            return list(level, number, size, question);
        }
        if (passing == Passing.EXACT) {
            return question.length > 0
                    ? read(level, number, question.length, question.length, question)
                    : exact(level, number, size);
        }
        if (passing == Passing.PROGRAM) {
            return program(level, number);
        }
        return read(level, number, size, size, question);
    }

    /// getsockopt(2) with room for `size` bytes.
    ///
    /// @return 0 or `-errno`
    public int get(int level, int number, int size) {
        return read(level, number, size, size, NONE);
    }

    /// The bytes of the value.
    public byte[] bytes() {
        return bytes;
    }

    /// setsockopt(2).
    ///
    /// @return 0 or more, or `-errno`
    public <T> int set(Option<T> option, T value) {
        byte[] encoded = option.shape().encode(value);
        Passing passing = option.shape().passing();
        if (passing == Passing.LENGTH) {
            Memory.copy(encoded, 0, s.data(), encoded.length);
            int length = Memory.getInt(s.data());
            return Calls.setsockopt(s, fd, option.level(), option.number(), 0, length);
        }
        return write(option.level(), option.number(), encoded, passing == Passing.PROGRAM);
    }

    /// setsockopt(2) with these bytes.
    ///
    /// @return 0 or more, or `-errno`
    public int set(int level, int number, byte[] value) {
        return write(level, number, value, false);
    }

    private int write(int level, int number, byte[] value, boolean program) {
        if (value.length <= Scratch.DATA_SIZE) {
            return write(level, number, value, program, s.data());
        }
        try (Arena arena = Arena.ofConfined()) {
            return write(level, number, value, program, arena.allocate(value.length, 8).address());
        }
    }

    private int write(int level, int number, byte[] value, boolean program, long at) {
        Memory.copy(value, 0, at, value.length);
        if (!program) {
            return Calls.setsockopt(s, fd, level, number, at, value.length);
        }
        SockFprog.encode(value.length / SockFilter.SIZE, at, s.value());
        return Calls.setsockopt(s, fd, level, number, s.value(), SockFprog.SIZE);
    }

    /// @param size   bytes of room
    /// @param length what the kernel is told
    private int read(int level, int number, int size, int length, byte[] question) {
        if (size <= Scratch.DATA_SIZE) {
            return read(level, number, s.data(), size, length, question);
        }
        try (Arena arena = Arena.ofConfined()) {
            return read(level, number, arena.allocate(size, 8).address(), size, length, question);
        }
    }

    private int read(int level, int number, long at, int size, int length, byte[] question) {
        if (question.length > 0) {
            byte[] room = Arrays.copyOf(question, size);
            Memory.copy(room, 0, at, size);
        }
        Memory.putInt(s.length(), length);
        int result = Calls.getsockopt(s, fd, level, number, at, s.length());
        if (result >= 0) {
            int answered = Math.clamp(Memory.getInt(s.length()), 0, size);
            bytes = new byte[answered];
            Memory.copy(at, bytes, 0, answered);
        }
        return result;
    }

    /// Larger and larger room, until the kernel neither says that it is short nor fills it.
    private int list(int level, int number, int size, byte[] question) {
        int room = size;
        while (true) {
            int result = read(level, number, room, room, question);
            int answered = Memory.getInt(s.length());
            boolean isShort =
                    result == -Constants.ERANGE
                            || (result == -Constants.EINVAL && answered > room)
                            || (result >= 0 && answered >= room);
            if (!isShort || room >= MOST) {
                return result;
            }
            room = Math.clamp(Math.max(2L * room, answered), 1, MOST);
        }
    }

    /// The largest length that the kernel accepts. It answers `EINVAL` to one that is too large.
    private int exact(int level, int number, int size) {
        int fits = 0;
        int tooLarge = size + 1;
        while (tooLarge - fits > 1) {
            int middle = (fits + tooLarge) / 2;
            int result = read(level, number, middle, middle, NONE);
            if (result >= 0) {
                fits = middle;
            } else if (result == -Constants.EINVAL) {
                tooLarge = middle;
            } else {
                return result;
            }
        }
        return read(level, number, fits, fits, NONE);
    }

    /// The length counts instructions: first their number, then themselves.
    private int program(int level, int number) {
        int result = read(level, number, 0, 0, NONE);
        int count = Memory.getInt(s.length());
        bytes = NONE;
        if (result < 0 || count <= 0) {
            return result;
        }
        return readProgram(level, number, count * SockFilter.SIZE, count);
    }

    private int readProgram(int level, int number, int size, int count) {
        try (Arena arena = Arena.ofConfined()) {
            long at = arena.allocate(size, 8).address();
            Memory.putInt(s.length(), count);
            int result = Calls.getsockopt(s, fd, level, number, at, s.length());
            if (result >= 0) {
                bytes = new byte[size];
                Memory.copy(at, bytes, 0, size);
            }
            return result;
        }
    }
}
