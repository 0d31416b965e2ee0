"""The doors of a home page: one for each kind of visitor."""

from wagtail import blocks


class DoorBlock(blocks.StructBlock):
    """This door leads one kind of visitor to their page."""

    ring = blocks.ChoiceBlock(
        choices=[("work", "Works with children"), ("child", "Young person"),
                 ("family", "Parent or carer"), ("training", "Training")]
    )
    title = blocks.CharBlock(max_length=60)
    text = blocks.CharBlock(max_length=120, required=False)
    page = blocks.PageChooserBlock()


class DoorsBlock(blocks.StreamBlock):
    """These are the doors of a home page."""

    door = DoorBlock()

    class Meta:
        max_num = 4
