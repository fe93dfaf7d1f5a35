"""The parts of the body that a person can mark: their ids, their names, the rows of their list.

Left and right are the person's own, never the page's.
"""

from dataclasses import dataclass

from handbook.i18n import mark

FRONT, BACK = "front", "back"

REGIONS: dict[str, str] = {
    "front_head": mark("Head, front"),
    "front_neck": mark("Neck, front"),
    "front_shoulder_r": mark("Shoulder right, front"),
    "front_shoulder_l": mark("Shoulder left, front"),
    "front_chest": mark("Chest"),
    "front_abdomen": mark("Belly"),
    "front_hip_r": mark("Hip right"),
    "front_hip_l": mark("Hip left"),
    "front_groin": mark("Groin and genitals"),
    "front_upper_arm_r": mark("Upper arm right, front"),
    "front_upper_arm_l": mark("Upper arm left, front"),
    "front_elbow_r": mark("Elbow right, front"),
    "front_elbow_l": mark("Elbow left, front"),
    "front_forearm_r": mark("Lower arm right, front"),
    "front_forearm_l": mark("Lower arm left, front"),
    "front_hand_r": mark("Hand right, front"),
    "front_hand_l": mark("Hand left, front"),
    "front_thigh_r": mark("Thigh right, front"),
    "front_thigh_l": mark("Thigh left, front"),
    "front_knee_r": mark("Knee right, front"),
    "front_knee_l": mark("Knee left, front"),
    "front_lower_leg_r": mark("Lower leg right, front"),
    "front_lower_leg_l": mark("Lower leg left, front"),
    "front_foot_r": mark("Foot right, front"),
    "front_foot_l": mark("Foot left, front"),
    "back_head": mark("Head, back"),
    "back_neck": mark("Neck, back"),
    "back_shoulder_l": mark("Shoulder left, back"),
    "back_shoulder_r": mark("Shoulder right, back"),
    "back_upper_back": mark("Upper back"),
    "back_lower_back": mark("Lower back"),
    "back_buttock_l": mark("Buttock left"),
    "back_buttock_r": mark("Buttock right"),
    "back_upper_arm_l": mark("Upper arm left, back"),
    "back_upper_arm_r": mark("Upper arm right, back"),
    "back_elbow_l": mark("Elbow left, back"),
    "back_elbow_r": mark("Elbow right, back"),
    "back_forearm_l": mark("Lower arm left, back"),
    "back_forearm_r": mark("Lower arm right, back"),
    "back_hand_l": mark("Hand left, back"),
    "back_hand_r": mark("Hand right, back"),
    "back_thigh_l": mark("Thigh left, back"),
    "back_thigh_r": mark("Thigh right, back"),
    "back_knee_l": mark("Knee left, back"),
    "back_knee_r": mark("Knee right, back"),
    "back_lower_leg_l": mark("Lower leg left, back"),
    "back_lower_leg_r": mark("Lower leg right, back"),
    "back_foot_l": mark("Foot left, back"),
    "back_foot_r": mark("Foot right, back"),
}


@dataclass(frozen=True)
class BodyPart:
    """One row of the list of body parts: its name and its regions, from head to foot.

    Attributes:
        right: Front and back region of the right side.
        left: Front and back region of the left side.
        middle: Regions that have no side, front first.
    """

    name: str
    right: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()


def _paired(name: str, part: str) -> BodyPart:
    return BodyPart(
        name,
        right=(f"front_{part}_r", f"back_{part}_r"),
        left=(f"front_{part}_l", f"back_{part}_l"),
    )


BODY_PARTS: tuple[BodyPart, ...] = (
    BodyPart(mark("Head"), middle=("front_head", "back_head")),
    BodyPart(mark("Neck"), middle=("front_neck", "back_neck")),
    _paired(mark("Shoulder"), "shoulder"),
    _paired(mark("Upper arm"), "upper_arm"),
    _paired(mark("Elbow"), "elbow"),
    _paired(mark("Lower arm"), "forearm"),
    _paired(mark("Hand"), "hand"),
    BodyPart(mark("Chest"), middle=("front_chest",)),
    BodyPart(mark("Belly"), middle=("front_abdomen",)),
    BodyPart(mark("Groin and genitals"), middle=("front_groin",)),
    BodyPart(mark("Upper back"), middle=("back_upper_back",)),
    BodyPart(mark("Lower back"), middle=("back_lower_back",)),
    BodyPart(mark("Hip"), right=("front_hip_r",), left=("front_hip_l",)),
    BodyPart(mark("Buttock"), right=("back_buttock_r",), left=("back_buttock_l",)),
    _paired(mark("Thigh"), "thigh"),
    _paired(mark("Knee"), "knee"),
    _paired(mark("Lower leg"), "lower_leg"),
    _paired(mark("Foot"), "foot"),
)
