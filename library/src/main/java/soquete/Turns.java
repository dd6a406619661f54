package soquete;

import org.jspecify.annotations.Nullable;

/// The turns of a socket, one in each direction, made when first used: an idle socket has none.
final class Turns {
    private volatile @Nullable Turn send;
    private volatile @Nullable Turn receive;

    Turn send() {
        Turn turn = send;
        return turn != null ? turn : makeSend();
    }

    Turn receive() {
        Turn turn = receive;
        return turn != null ? turn : makeReceive();
    }

    private synchronized Turn makeSend() {
        Turn turn = send;
        if (turn == null) {
            turn = new Turn();
            send = turn;
        }
        return turn;
    }

    private synchronized Turn makeReceive() {
        Turn turn = receive;
        if (turn == null) {
            turn = new Turn();
            receive = turn;
        }
        return turn;
    }
}
