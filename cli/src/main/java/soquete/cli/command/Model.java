package soquete.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import soquete.cli.message.Messages;

/// The commands and their options, described in one language. Built rather than annotated: every
/// text comes from the messages, and nothing is found by reflection.
final class Model {
    private static final String EXAMPLES = "examples";
    private static final int WIDTH = 88;
    private static final int NAMES = 26;
    private static final int[] CODES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 130, 143};

    private final Messages messages;

    Model(Messages messages) {
        this.messages = messages;
    }

    /// The program with all its commands.
    CommandLine root() {
        CommandSpec root = command("soquete", "root");
        root.addOption(flag("--version", "version"));
        root.addSubcommand("cycle", new CommandLine(cycle()));
        root.addSubcommand("server", new CommandLine(server()));
        root.addSubcommand("client", new CommandLine(client()));
        CommandLine line = new CommandLine(root);
        line.setExpandAtFiles(false);
        for (CommandLine each : all(line)) {
            arrange(each);
        }
        return line;
    }

    private CommandSpec cycle() {
        CommandSpec spec = command("cycle", "cycle");
        addEndpoint(spec);
        spec.addOption(flag("--json", "cycle-json"));
        spec.addOption(flag("--mermaid", "mermaid"));
        spec.addOption(value("--color", "color"));
        spec.addOption(value("--timeout", "cycle-timeout"));
        return spec;
    }

    private CommandSpec server() {
        CommandSpec spec = command("server", "server");
        addEndpoint(spec);
        spec.addOption(flag("--forever", "forever"));
        spec.addOption(value("--grace", "grace"));
        spec.addOption(flag("--json", "json"));
        spec.addOption(value("--timeout", "timeout"));
        return spec;
    }

    private CommandSpec client() {
        CommandSpec spec = command("client", "client");
        addEndpoint(spec);
        spec.addOption(flag("--json", "json"));
        spec.addOption(value("--timeout", "timeout"));
        return spec;
    }

    private CommandSpec command(String name, String key) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(null).name(name);
        UsageMessageSpec usage = spec.usageMessage();
        usage.width(WIDTH).longOptionsMaxWidth(NAMES).autoWidth(false);
        usage.header(messages.text("help." + key + ".header"));
        usage.description(messages.text("help." + key + ".description"));
        usage.synopsisHeading("%n" + messages.text("help.synopsis"));
        usage.descriptionHeading("%n");
        usage.optionListHeading("%n" + messages.text("help.options") + "%n");
        usage.commandListHeading("%n" + messages.text("help.commands") + "%n");
        usage.exitCodeListHeading("%n" + messages.text("help.exit-codes") + "%n");
        usage.exitCodeList(exitCodes());
        usage.sortOptions(false);
        usage.sectionMap().put(EXAMPLES, _ -> examples(key));
        spec.addOption(value("--lang", "lang"));
        spec.addOption(flag("--debug", "debug"));
        spec.addOption(help());
        return spec;
    }

    private void addEndpoint(CommandSpec spec) {
        spec.addOption(value("--host", "host"));
        spec.addOption(value("--port", "port"));
        spec.addOption(flag("--udp", "udp"));
    }

    private OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description(messages.text("option.help"))
                .order(1000)
                .build();
    }

    private OptionSpec flag(String name, String key) {
        return OptionSpec.builder(name)
                .arity("0")
                .type(boolean.class)
                .versionHelp(name.equals("--version"))
                .description(messages.text("option." + key))
                .order(order(key))
                .build();
    }

    private OptionSpec value(String name, String key) {
        return OptionSpec.builder(name)
                .arity("1")
                .type(String.class)
                .paramLabel(messages.text("option." + key + ".label"))
                .description(messages.text("option." + key))
                .order(order(key))
                .build();
    }

    /// The options that all commands have come last.
    private static int order(String key) {
        return switch (key) {
            case "host" -> 1;
            case "port" -> 2;
            case "udp" -> 3;
            case "lang" -> 900;
            case "debug" -> 901;
            default -> 100;
        };
    }

    private Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (int code : CODES) {
            codes.put(Integer.toString(code), messages.text("exit." + code));
        }
        return codes;
    }

    private String examples(String key) {
        StringBuilder text = new StringBuilder("\n");
        text.append(messages.text("help.examples")).append('\n');
        messages.text("help." + key + ".examples")
                .lines()
                .forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    /// Examples first, after the one sentence that says what the command is for.
    private static void arrange(CommandLine line) {
        List<String> sections = new ArrayList<>(line.getHelpSectionKeys());
        sections.remove(EXAMPLES);
        sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_HEADER) + 1, EXAMPLES);
        line.setHelpSectionKeys(sections);
    }

    private static List<CommandLine> all(CommandLine root) {
        List<CommandLine> all = new ArrayList<>(root.getSubcommands().values());
        all.add(root);
        return all;
    }
}
