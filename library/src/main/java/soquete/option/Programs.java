package soquete.option;

import soquete.bpf.Filter;

/// The shape of a classic BPF program.
final class Programs {
    private static final int MOST = 8 * 4096;

    static final Shape<Filter> SHAPE =
            Coded.bytes(Filter.class, MOST, Passing.PROGRAM, Filter::toBytes, Filter::fromBytes);

    private Programs() {}
}
