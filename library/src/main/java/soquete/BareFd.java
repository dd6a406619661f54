package soquete;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A number that somebody else owns.
record BareFd(int number) implements Pollable {
    BareFd {
        if (number < 0) {
            throw new IllegalArgumentException(
                    "a descriptor is 0 or more, and " + number + " is not");
        }
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public <T extends @Nullable Object> T withFd(FdCall<T> call) throws IOException {
        return call.call(number);
    }

    /// `fd 5`
    @Override
    public String toString() {
        return "fd " + number;
    }
}
