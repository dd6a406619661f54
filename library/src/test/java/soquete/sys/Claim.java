package soquete.sys;

import java.util.Optional;
import java.util.OptionalLong;

/// What the code says about C, to be held against a golden file.
///
/// @param where the field that says it: `SockaddrIn.SIN_PORT`
/// @param key   the line of the golden file that it should agree with, without the numbers
/// @param value what it says
/// @param isInt whether it says so in 32 bits, where C's `unsigned` may be larger
record Claim(String where, String key, long value, boolean isInt) {
    /// Why the claim is wrong; empty if it is right.
    Optional<String> problem(GoldenLayouts golden) {
        OptionalLong expected = golden.value(key);
        if (expected.isEmpty()) {
            return Optional.of(
                    "%s: linux-%s.txt has no \"%s\"".formatted(where, golden.architecture(), key));
        }
        if (value == narrow(expected.getAsLong())) {
            return Optional.empty();
        }
        return Optional.of(
                "%s is %d, but linux-%s.txt has \"%s %d\""
                        .formatted(where, value, golden.architecture(), key, expected.getAsLong()));
    }

    private long narrow(long expected) {
        boolean unsigned = expected > Integer.MAX_VALUE && expected <= 0xffff_ffffL;
        return isInt && unsigned ? (int) expected : expected;
    }

    @Override
    public String toString() {
        return where + " = " + key;
    }
}
