package soquete.cli.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What the lecture's programs say, to each other and to the person who runs them: always
/// Portuguese, byte for byte as the Python programs print it.
public final class Words {
    /// What the server sends.
    public static final String GREETING = "bem vindo cliente";

    /// What the client answers.
    public static final String ANSWER = "obrigado servidor";

    /// The most that one receive takes, in bytes.
    public static final int MOST = 1024;

    static final String HELLO = "Hello, World!";
    static final String SERVER_END = "Conexão encerrada pelo Servidor.";
    static final String CLIENT_END = "**Conexão encerrada pelo Cliente.**";
    static final String NOBODY = "Erro: Servidor inativo ou endereço incorreto.";

    private Words() {}

    static String connected(String host, int port) {
        return "**Cliente conectado!** IP: "
                .concat(host)
                .concat(", Porta: ")
                .concat(Integer.toString(port));
    }

    static String serverReceived(byte[] data) {
        return "  <- Servidor recebeu: ".concat(new String(data, UTF_8));
    }

    static String clientReceived(byte[] data) {
        return " <- Cliente recebeu: ".concat(new String(data, UTF_8));
    }
}
