package io.hippocampus.server.cli.policy;

import io.hippocampus.policy.PolicyDocument;
import io.hippocampus.policy.Preset;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.view.PolicyView;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the presets. */
@Command(
    name = "presets",
    description = "List the policies to start from, each as a document to save and change.",
    footer = {"  hippocampus policy presets", "  hippocampus policy presets --json"})
final class PolicyPresetsCommand extends Subcommand {

  PolicyPresetsCommand(Desk desk) {
    super(desk);
  }

  /** A preset, with what it is for. */
  record Named(String name, String told, PolicyView policy) {

    static Named of(Preset preset) {
      return new Named(
          preset.spelling(), preset.told(), PolicyView.of(PolicyDocument.of(preset.policy())));
    }
  }

  @Override
  protected Answer answer() {
    List<Named> presets = Arrays.stream(Preset.values()).map(Named::of).toList();
    return Answer.of(
        presets,
        page -> presets.forEach(preset -> {
          page.line("%s  %s", page.strong(preset.name()), preset.told());
          PolicyPage.document(preset.policy().document(), 4, page);
          page.line();
        }));
  }
}
