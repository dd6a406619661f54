package soquete.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Predicate;
import soquete.Socket;
import soquete.SocketPair;
import soquete.UnixBinding;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.option.PeerCredentials;
import soquete.option.SolSocket;

/// With whom a process makes a hand-over, and for how long it waits for the other.
///
/// @param trusted   decides by what the kernel says of the process at the other end
/// @param step      how long the other may take for its next message; more than zero
/// @param readiness how long a successor may take from the listeners to [Handover#ready]; more than
///     zero
/// @param mode      the permissions of the file of the control socket, 0 to 0777
public record HandoverTerms(
        Predicate<PeerCredentials> trusted, Duration step, Duration readiness, int mode) {
    /// A process of the same effective user, which takes 5 seconds for a message, and 2 minutes to
    /// be ready. The file of the control socket has the mode 0600.
    public static final HandoverTerms SAME_USER =
            new HandoverTerms(
                    HandoverTerms::isSameUser, Duration.ofSeconds(5), Duration.ofMinutes(2), 0600);

    /// Checks the times and the mode.
    ///
    /// @throws IllegalArgumentException if a time is zero or negative, or the mode out of range
    public HandoverTerms {
        for (Duration time : new Duration[] {step, readiness}) {
            if (!time.isPositive()) {
                throw new IllegalArgumentException(
                        "a time limit of a hand-over, " + time + ", is not more than zero");
            }
        }
        var _ = UnixBinding.AS_C.withMode(mode);
    }

    /// The same, with other processes.
    ///
    /// @param trusted as `who -> who.uid() == 0`
    /// @return changed terms
    public HandoverTerms trusting(Predicate<PeerCredentials> trusted) {
        return new HandoverTerms(trusted, step, readiness, mode);
    }

    /// The same, with other permissions of the control socket: a process of another user needs
    /// write permission to connect, before it is asked who it is.
    ///
    /// @param mode 0 to 0777, as `0660`
    /// @return changed terms
    /// @throws IllegalArgumentException if it is out of range
    public HandoverTerms withMode(int mode) {
        return new HandoverTerms(trusted, step, readiness, mode);
    }

    /// The same, with other time limits.
    ///
    /// @param step      for a message; more than zero
    /// @param readiness for a successor to be ready; more than zero
    /// @return changed terms
    /// @throws IllegalArgumentException if one is zero or negative
    public HandoverTerms within(Duration step, Duration readiness) {
        return new HandoverTerms(trusted, step, readiness, mode);
    }

    private static boolean isSameUser(PeerCredentials other) {
        return other.uid() == OwnUser.UID;
    }

    /// Who this process is, as others see it.
    private static final class OwnUser {
        static final int UID = uid();

        private static int uid() {
            try {
                SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
                try {
                    return pair.first().get(SolSocket.SO_PEERCRED).uid();
                } finally {
                    pair.first().close();
                    pair.second().close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
