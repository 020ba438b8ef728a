package io.hippocampus.server.cli;

import io.hippocampus.server.cli.frame.Section;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands as the help lists them: section by section, in columns that line up. */
final class Contents implements IHelpSectionRenderer {

  private static final int INDENT = 2;

  private final List<Section> sections;

  Contents(List<Section> sections) {
    this.sections = List.copyOf(sections);
  }

  @Override
  public String render(Help help) {
    StringBuilder text = new StringBuilder();
    for (Section section : sections) {
      text.append(help.createHeading("%n" + section.heading() + ":%n"));
      text.append(table(section, help));
    }
    return text.toString();
  }

  private String table(Section section, Help help) {
    int names = INDENT + longestName();
    TextTable table = TextTable.forColumns(
        help.colorScheme(),
        new Column(names, INDENT, Overflow.SPAN),
        new Column(help.commandSpec().usageMessage().width() - names, INDENT, Overflow.WRAP));
    for (CommandLine command : section.commands()) {
      Text[] lines = help.colorScheme().text(summary(command)).splitLines();
      for (int i = 0; i < lines.length; i++) {
        String name = i == 0 ? command.getCommandName() : "";
        table.addRowValues(help.colorScheme().commandText(name), lines[i]);
      }
    }
    return table.toString();
  }

  /** Returns the first that is said of a command. */
  private static String summary(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    return usage.header().length > 0 ? usage.header()[0] : usage.description()[0];
  }

  private int longestName() {
    return sections.stream()
        .flatMap(section -> section.commands().stream())
        .mapToInt(command -> command.getCommandName().length())
        .max()
        .orElse(0);
  }
}
