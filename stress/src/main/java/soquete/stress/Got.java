package soquete.stress;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of receiving messages.
///
/// @param messages those that came
/// @param failure  how it ended, if not well
record Got(List<Message> messages, @Nullable IOException failure) {
    static Got of(byte[] message) {
        return new Got(List.of(new Message(message, message.length)), null);
    }

    static Got failed(IOException failure) {
        return new Got(List.of(), failure);
    }

    /// @param bytes    what of it was received
    /// @param fullSize how long it was
    @SuppressWarnings("ArrayRecordComponent") // written once
    record Message(byte[] bytes, long fullSize) {}
}
