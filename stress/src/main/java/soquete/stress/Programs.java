package soquete.stress;

import java.util.function.UnaryOperator;

/// Which program a seed and a number make.
final class Programs {
    private Programs() {}

    static Round make(Kind kind, long seed, long number, Tally tally, UnaryOperator<Port> fault) {
        Dice dice = Dice.of(seed, number);
        if (kind.connects() && dice.oneIn(4)) {
            return new ConnectRound(kind, dice, tally, fault);
        }
        return kind.keepsMessages()
                ? new MessageRound(kind, dice, tally, fault)
                : new StreamRound(kind, dice, tally, fault);
    }
}
