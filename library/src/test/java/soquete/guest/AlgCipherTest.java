package soquete.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.endpoint.AlgEndpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.message.Bytes;
import soquete.message.ControlMessage;
import soquete.message.FamilyControl;
import soquete.message.MsgFlags;
import soquete.option.SolAlg;

/// The kernel's ciphers, told what to do by control messages.
@Tag("guest")
@Timeout(60)
class AlgCipherTest {
    private static final int EBADMSG = 74;

    // NIST SP 800-38A, F.2.1.
    private static final String CBC_KEY = "2b7e151628aed2a6abf7158809cf4f3c";
    private static final String CBC_IV = "000102030405060708090a0b0c0d0e0f";
    private static final String CBC_PLAIN =
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51";
    private static final String CBC_CIPHER =
            "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2";

    // The Galois/Counter Mode of Operation (McGrew, Viega), test case 4.
    private static final String GCM_KEY = "feffe9928665731c6d6a8f9467308308";
    private static final String GCM_IV = "cafebabefacedbaddecaf888";
    private static final String GCM_ASSOCIATED = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
    private static final String GCM_PLAIN =
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                    + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";
    private static final String GCM_CIPHER =
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
                    + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091";
    private static final String GCM_TAG = "5bc94fbc3221a5db94fae95ae7121a47";

    @BeforeEach
    void needs() throws Exception {
        Feature.assume(Feature.sockets("AF_ALG", Family.AF_ALG, SocketType.SOCK_SEQPACKET));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static Socket bound(String type, String name, String key) throws IOException {
        Socket socket = Socket.open(Family.AF_ALG, SocketType.SOCK_SEQPACKET);
        try {
            socket.bind(new AlgEndpoint(type, name));
            socket.set(SolAlg.ALG_SET_KEY, bytes(key));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket operation(Socket cipher) throws IOException {
        Socket operation = cipher.accept();
        operation.timeout(Duration.ofSeconds(10));
        return operation;
    }

    private static List<ControlMessage> controls(int operation, String iv) {
        return List.of(
                new FamilyControl.AlgOp(operation), new FamilyControl.AlgIv(Bytes.of(bytes(iv))));
    }

    @Test
    void cbc_bothWays_isThatOfTheStandard() throws Exception {
        try (Socket cbc = bound("skcipher", "cbc(aes)", CBC_KEY);
                Socket one = operation(cbc)) {
            one.sendMsg(
                    bytes(CBC_PLAIN),
                    controls(FamilyControl.ALG_OP_ENCRYPT, CBC_IV),
                    MsgFlags.NONE);
            assertThat(hex(one.recv(100))).isEqualTo(CBC_CIPHER);

            one.sendMsg(
                    bytes(CBC_CIPHER),
                    controls(FamilyControl.ALG_OP_DECRYPT, CBC_IV),
                    MsgFlags.NONE);
            assertThat(hex(one.recv(100))).isEqualTo(CBC_PLAIN);
        }
    }

    private static List<ControlMessage> gcm(int operation) {
        return List.of(
                new FamilyControl.AlgOp(operation),
                new FamilyControl.AlgIv(Bytes.of(bytes(GCM_IV))),
                new FamilyControl.AlgAssocLen(GCM_ASSOCIATED.length() / 2));
    }

    @Test
    void gcm_bothWays_isThatOfTheStandardAndNoticesAChange() throws Exception {
        try (Socket gcm = bound("aead", "gcm(aes)", GCM_KEY)) {
            gcm.set(SolAlg.ALG_SET_AEAD_AUTHSIZE, 16);
            try (Socket one = operation(gcm)) {
                List<ControlMessage> encrypt = gcm(FamilyControl.ALG_OP_ENCRYPT);
                one.sendMsg(bytes(GCM_ASSOCIATED + GCM_PLAIN), encrypt, MsgFlags.NONE);
                String sealed = hex(one.recv(200));
                assertThat(sealed.substring(GCM_ASSOCIATED.length()))
                        .isEqualTo(GCM_CIPHER + GCM_TAG);

                List<ControlMessage> decrypt = gcm(FamilyControl.ALG_OP_DECRYPT);
                byte[] whole = bytes(GCM_ASSOCIATED + GCM_CIPHER + GCM_TAG);
                one.sendMsg(whole, decrypt, MsgFlags.NONE);
                String opened = hex(one.recv(200 - 16));
                assertThat(opened.substring(GCM_ASSOCIATED.length())).isEqualTo(GCM_PLAIN);

                whole[30] ^= 1;
                one.sendMsg(whole, decrypt, MsgFlags.NONE);
                ErrnoException changed =
                        catchThrowableOfType(ErrnoException.class, () -> one.recv(200));
                assertThat(changed.errno().number()).isEqualTo(EBADMSG);
            }
        }
    }
}
