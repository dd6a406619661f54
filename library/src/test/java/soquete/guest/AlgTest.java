package soquete.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.endpoint.AlgEndpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.option.SolAlg;
import soquete.posix.SysSocket;

/// The kernel's cryptography.
@Tag("guest")
@Timeout(60)
class AlgTest {
    @BeforeEach
    void needs() throws Exception {
        Feature.assume(Feature.sockets("AF_ALG", Family.AF_ALG, SocketType.SOCK_SEQPACKET));
    }

    private static Socket bound(String type, String name) throws IOException {
        Socket socket = Socket.open(Family.AF_ALG, SocketType.SOCK_SEQPACKET);
        try {
            socket.timeout(Duration.ofSeconds(10));
            socket.bind(new AlgEndpoint(type, name));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void hash_ofOneAndOfSeveralParts_isThatOfTheStandard() throws Exception {
        try (Socket sha256 = bound("hash", "sha256");
                Socket one = sha256.accept()) {
            one.send("abc".getBytes(US_ASCII));
            assertThat(hex(one.recv(64)))
                    .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

            one.send("a".getBytes(US_ASCII), MsgFlags.MSG_MORE);
            one.send("bc".getBytes(US_ASCII));
            assertThat(hex(one.recv(64)))
                    .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        }
    }

    @Test
    void hash_ofALargeMessage_isWhatJavaSays() throws Exception {
        byte[] large = new byte[1_000_000];
        new Random(3).nextBytes(large);
        try (Socket sha512 = bound("hash", "sha512");
                Socket one = sha512.accept()) {
            for (int at = 0; at < large.length; at += 50_000) {
                byte[] part = Arrays.copyOfRange(large, at, at + 50_000);
                assertThat(one.send(part, MsgFlags.MSG_MORE)).isEqualTo(part.length);
            }
            one.send(new byte[0]);
            assertThat(one.recv(64)).isEqualTo(MessageDigest.getInstance("SHA-512").digest(large));
        }
    }

    @Test
    void hmac_withAKey_isThatOfRfc4231() throws Exception {
        try (Socket hmac = bound("hash", "hmac(sha256)")) {
            hmac.set(SolAlg.ALG_SET_KEY, "Jefe".getBytes(US_ASCII));
            try (Socket one = hmac.accept()) {
                one.send("what do ya want for nothing?".getBytes(US_ASCII));
                assertThat(hex(one.recv(32)))
                        .isEqualTo(
                                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
            }
        }
    }

    @Test
    void cipher_withoutAnOperation_decrypts() throws Exception {
        // FIPS 197, appendix C.1.
        try (Socket aes = bound("skcipher", "ecb(aes)")) {
            byte[] key = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
            aes.set(SolAlg.ALG_SET_KEY, key);
            try (Socket one = aes.accept()) {
                one.send(HexFormat.of().parseHex("69c4e0d86a7b0430d8cdb78070b4c55a"));
                assertThat(hex(one.recv(16))).isEqualTo("00112233445566778899aabbccddeeff");
            }
        }
    }

    @Test
    void random_numbers_differ() throws Exception {
        try (Socket rng = bound("rng", "stdrng")) {
            rng.set(SolAlg.ALG_SET_KEY, new byte[48]);
            try (Socket one = rng.accept()) {
                byte[] first = one.recv(32);
                assertThat(first).hasSize(32).isNotEqualTo(new byte[32]);
                assertThat(one.recv(32)).hasSize(32).isNotEqualTo(first);
            }
        }
    }

    @Test
    void accept4_ofPosix_hasNoAddressToTell() throws Exception {
        try (Socket sha256 = bound("hash", "sha256")) {
            ErrnoException named =
                    catchThrowableOfType(
                            ErrnoException.class, () -> SysSocket.accept4(sha256.fd(), 0));
            assertThat(named.errno()).isEqualTo(Errno.ECONNABORTED);

            try (Socket one = Socket.adopt(SysSocket.accept4Unnamed(sha256.fd(), 0))) {
                one.send("abc".getBytes(US_ASCII));
                assertThat(hex(one.recv(64))).startsWith("ba7816bf");
            }
        }
    }

    @Test
    void algorithm_unknown_isENOENT() throws Exception {
        ErrnoException unknown =
                catchThrowableOfType(
                        ErrnoException.class, () -> bound("hash", "nosuchthing").close());

        assertThat(unknown.errno()).isEqualTo(Errno.ENOENT);
    }
}
