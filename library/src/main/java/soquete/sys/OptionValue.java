package soquete.sys;

import soquete.option.Option;

/// Values of socket options in the data of a [Scratch], on their way to and from the kernel.
public final class OptionValue {
    private OptionValue() {}

    /// getsockopt(2) into the scratch; [#decode] then has the value.
    ///
    /// @return 0 or `-errno`
    public static int get(Scratch s, int fd, Option<?> option) {
        Memory.putInt(s.length(), option.shape().size());
        return Calls.getsockopt(s, fd, option.level(), option.number(), s.data(), s.length());
    }

    /// The value that [#get] left in the scratch.
    public static <T> T decode(Scratch s, Option<T> option) {
        byte[] value = new byte[Math.min(Memory.getInt(s.length()), option.shape().size())];
        Memory.copy(s.data(), value, 0, value.length);
        return option.shape().decode(value);
    }

    /// setsockopt(2) with a value that is encoded into the scratch.
    ///
    /// @return 0 or `-errno`
    public static <T> int set(Scratch s, int fd, Option<T> option, T value) {
        byte[] bytes = option.shape().encode(value);
        Memory.copy(bytes, 0, s.data(), bytes.length);
        return Calls.setsockopt(s, fd, option.level(), option.number(), s.data(), bytes.length);
    }
}
