package soquete.cli.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// An argument or a part of a result.
public sealed interface Value {
    /// Words: a constant's name, an endpoint.
    ///
    /// @param text as it is shown
    record Text(String text) implements Value {}

    /// A number.
    ///
    /// @param number any
    record Int(long number) implements Value {}

    /// Bytes that crossed, or should.
    final class Bytes implements Value {
        private final byte[] bytes;

        /// Some bytes.
        ///
        /// @param bytes kept, not copied
        public Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        /// The bytes.
        ///
        /// @return not a copy
        public byte[] bytes() {
            return bytes;
        }

        /// The bytes as text; what is not UTF-8 becomes U+FFFD.
        ///
        /// @return the text
        public String text() {
            return new String(bytes, UTF_8);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Bytes[" + text() + "]";
        }
    }
}
