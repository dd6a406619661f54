package soquete.option;

/// Refuses what does not fit a field of C.
final class Range {
    private Range() {}

    static void check(String field, long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(field + " of " + value + " is not in 0 to " + most);
        }
    }
}
