package soquete.cli;

import soquete.cli.command.SeedCommand;
import soquete.cli.command.ShortWay;
import soquete.cli.command.Tool;
import soquete.cli.seed.Settings;
import soquete.cli.terminal.Out;

/// The program `soquete`.
public final class Main {
    private Main() {}

    /// Runs a command and exits with its code.
    ///
    /// @param args the command and its options
    public static void main(String[] args) {
        int status = run(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String[] args) {
        Settings settings = ShortWay.settings(args);
        Out out = Out.standard();
        return settings != null ? SeedCommand.run(settings, out) : Tool.run(args, out);
    }
}
