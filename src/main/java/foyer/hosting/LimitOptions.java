package foyer.hosting;

import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Adds an option for each [ServeLimit] to a command. Called by picocli. Main thread.
final class LimitOptions implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec command) {
        ArgGroupSpec.Builder group =
                ArgGroupSpec.builder().heading("%nLimits:%n").validate(false).order(1);
        for (ServeLimit limit : ServeLimit.values()) {
            group.addArg(
                    OptionSpec.builder(limit.option)
                            .paramLabel("N")
                            .type(String.class)
                            .description(
                                    "%s (default: %s)."
                                            .formatted(limit.description, defaultText(limit)))
                            .build());
        }
        return command.addArgGroup(group.build());
    }

    private static String defaultText(ServeLimit limit) {
        return switch (limit) {
            case NEW_PER_MINUTE, ADDRESS_BURST -> limit.defaultValue + ", or --per-address if more";
            case ADDRESS_PER_SECOND ->
                    limit.defaultValue + ", or a quarter of --per-address if more";
            default -> Integer.toString(limit.defaultValue);
        };
    }
}
